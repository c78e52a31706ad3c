using Mnist.IO.Zip;

namespace Mnist.Formats.Npz;

/// <summary>Writes the images and labels of one split to an archive.</summary>
/// <param name="images">The writer of the images.</param>
/// <param name="labels">The writer of the labels.</param>
/// <param name="rows">The height of the images if there are none.</param>
/// <param name="columns">The width of the images if there are none.</param>
/// <param name="isFirst">True for the first split of the archive.</param>
internal sealed class NpzSplitWriter(NpzArrayWriter images, NpzArrayWriter labels, int rows, int columns, bool isFirst) : IDisposable
{
    private int _rows = rows;
    private int _columns = columns;
    private bool _hasSamples;

    public bool IsFirst => isFirst;

    public void Write(MnistSample sample)
    {
        if (!_hasSamples)
        {
            (_rows, _columns, _hasSamples) = (sample.Rows, sample.Columns, true);
        }

        if (sample.Rows != _rows || sample.Columns != _columns)
        {
            throw new ArgumentException($"{sample} is {sample.Rows} x {sample.Columns}, but the samples before it are {_rows} x {_columns}. Use samples of one size.");
        }

        if (sample.Label == MnistSample.Unlabeled)
        {
            throw new ArgumentException($"{sample} has no label. Use samples with labels: the archive has one for each image.");
        }

        images.Write(sample.AsSpan());
        labels.Write([(byte)sample.Label]);
    }

    public void Complete(ZipWriter zip, bool compress, CancellationToken cancellationToken)
    {
        images.Complete(zip, [_rows, _columns], compress, cancellationToken);
        labels.Complete(zip, [], compress, cancellationToken);
    }

    public void Dispose()
    {
        images.Dispose();
        labels.Dispose();
    }
}
