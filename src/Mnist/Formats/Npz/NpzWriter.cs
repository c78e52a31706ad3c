using Mnist.IO;

namespace Mnist.Formats;

/// <summary>Writes Keras' mnist.npz: the arrays x_train, y_train, x_test and y_test, those of the splits that come by.</summary>
/// <remarks>
/// Images are N x rows x columns and labels N, both of type u1. Stored as numpy.savez does, byte for byte; or deflated, as
/// numpy.savez_compressed does. An archive of no samples at all has an empty train split.
/// </remarks>
public sealed class NpzWriter : SampleWriter
{
    private readonly PendingFile _file;
    private readonly ZipWriter _zip;
    private readonly string _path;
    private readonly bool _compress;
    private readonly SortedDictionary<Split, NpzSplitWriter> _splits = [];

    /// <summary>Starts a file.</summary>
    /// <param name="path">The file; replaced when <see cref="SampleWriter.Complete"/> is called.</param>
    /// <param name="compress">Deflates the arrays.</param>
    /// <param name="overwrite">What to do when the file is there already.</param>
    public NpzWriter(string path, bool compress = false, Overwrite overwrite = Overwrite.Replace)
    {
        _path = path;
        _compress = compress;
        _file = new PendingFile(path, overwrite);
        _zip = new ZipWriter(_file.Stream);
        AddTarget(path);
    }

    /// <inheritdoc/>
    protected override void Finish(CancellationToken cancellationToken)
    {
        if (_splits.Count == 0)
        {
            Open(Split.Train, 28, 28);
        }

        // The split that came first has its images in their place already.
        foreach (NpzSplitWriter split in _splits.Values.OrderBy(split => !split.IsFirst))
        {
            split.Complete(_zip, _compress, cancellationToken);
        }

        _zip.Complete();
        _file.Commit();
    }

    /// <inheritdoc/>
    protected override void Begin(SampleSet samples) => Open(samples.Split, samples.Rows, samples.Columns);

    /// <inheritdoc/>
    protected override void WriteSample(MnistSample sample) => Open(sample.Split, sample.Rows, sample.Columns).Write(sample);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        foreach (NpzSplitWriter split in _splits.Values)
        {
            split.Dispose();
        }

        _file.Dispose();
    }

    private NpzSplitWriter Open(Split split, int rows, int columns)
    {
        if (_splits.TryGetValue(split, out NpzSplitWriter? writer))
        {
            return writer;
        }

        bool isFirst = _splits.Count == 0;
        string images = NpzFormat.NameOf(split, isImages: true);
        return _splits[split] = new NpzSplitWriter(
            isFirst && !_compress
                ? NpzArrayWriter.InPlace(images, _file.Stream, _zip)
                : NpzArrayWriter.Apart(images, _file.Stream, _path),
            NpzArrayWriter.Apart(NpzFormat.NameOf(split, isImages: false), _file.Stream, _path),
            rows,
            columns,
            isFirst);
    }
}
