namespace Mnist;

/// <summary>Writes one Parquet file; holds one group of rows.</summary>
internal sealed class ParquetShardWriter(Stream stream)
{
    // Groups large enough for readers that scan columns, small enough to hold: 3 MB of digits.
    private const int MaximumRows = 10_000;
    private const int MaximumBytes = 32 << 20;

    private readonly IParquetRowWriter _writer = Adapter.Parquet.CreateWriter(stream);
    private readonly PngEncoder _encoder = new();
    private readonly List<int> _ends = [];
    private readonly List<long> _labels = [];
    private byte[] _images = new byte[1 << 16];
    private int _filled;

    public long Count { get; private set; }

    public void Write(MnistSample sample)
    {
        ReadOnlySpan<byte> png = _encoder.Encode(sample.AsSpan(), sample.Rows, sample.Columns);
        if (_labels.Count == MaximumRows || (_filled > 0 && png.Length > MaximumBytes - _filled))
        {
            Flush(CancellationToken.None);
        }

        if (_images.Length - _filled < png.Length)
        {
            Array.Resize(ref _images, Math.Max(_filled + png.Length, 2 * _images.Length));
        }

        png.CopyTo(_images.AsSpan(_filled));
        _filled += png.Length;
        _ends.Add(_filled);
        _labels.Add(sample.Label);
        Count++;
    }

    public void Complete(string features, CancellationToken cancellationToken)
    {
        Flush(cancellationToken);
        _writer.Complete(features);
    }

    private void Flush(CancellationToken cancellationToken)
    {
        if (_labels.Count == 0)
        {
            return;
        }

        var images = new ReadOnlyMemory<byte>[_ends.Count];
        for (int i = 0; i < images.Length; i++)
        {
            int start = i == 0 ? 0 : _ends[i - 1];
            images[i] = _images.AsMemory(start, _ends[i] - start);
        }

        _writer.WriteRowGroup(images, _labels.ToArray(), cancellationToken);
        _ends.Clear();
        _labels.Clear();
        _filled = 0;
    }
}
