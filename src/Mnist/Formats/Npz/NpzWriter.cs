using Mnist.IO.Zip;

namespace Mnist.Formats.Npz;

/// <summary>Writes Keras' mnist.npz: the arrays x_train, y_train, x_test and y_test, if there are samples of the split.</summary>
/// <remarks>
/// Images are N x rows x columns and labels N, both of type u1. They are stored byte for byte as by numpy.savez, or deflated as by
/// numpy.savez_compressed. An archive without samples has an empty train split.
/// </remarks>
internal sealed class NpzWriter : SampleWriter
{
    private readonly Stream _file;
    private readonly ZipWriter _zip;
    private readonly string? _target;
    private readonly bool _compress;
    private readonly SortedDictionary<Split, NpzSplitWriter> _splits = [];

    public NpzWriter(SampleOutput output, NpzWriteOptions options)
        : base(output)
    {
        _target = output.IsStream ? null : output.Path;
        _compress = options.Compress;
        _file = OpenFile(isSought: true);
        _zip = new ZipWriter(_file);
    }

    /// <inheritdoc/>
    protected override void Finish(CancellationToken cancellationToken)
    {
        if (_splits.Count == 0)
        {
            Open(Split.Train, 28, 28);
        }

        // The images of the first split are already in place.
        foreach (NpzSplitWriter split in _splits.Values.OrderBy(split => !split.IsFirst))
        {
            split.Complete(_zip, _compress, cancellationToken);
        }

        _zip.Complete();
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
                ? NpzArrayWriter.InPlace(images, _file, _zip)
                : NpzArrayWriter.Apart(images, _file, _target),
            NpzArrayWriter.Apart(NpzFormat.NameOf(split, isImages: false), _file, _target),
            rows,
            columns,
            isFirst);
    }
}
