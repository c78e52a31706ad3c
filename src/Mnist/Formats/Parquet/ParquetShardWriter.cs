using Mnist.Imaging;
using Mnist.Plugins;

namespace Mnist.Formats.Parquet;

/// <summary>Writes one Parquet file. One row group is in memory.</summary>
internal sealed class ParquetShardWriter
{
    // Large enough for readers that scan columns, small enough for memory: 3 MB of digits.
    private const int MaximumRows = 10_000;
    private const int MaximumBytes = 32 << 20;

    private readonly PngEncoder _encoder = new();

    // Reused, because new large objects for each group would stay in memory until a full garbage collection.
    private readonly int[] _ends = new int[MaximumRows];
    private readonly long[] _labels = new long[MaximumRows];
    private readonly ReadOnlyMemory<byte>[] _rows = new ReadOnlyMemory<byte>[MaximumRows];
    private byte[] _images = new byte[1 << 16];
    private int _filled;
    private int _count;
    private IParquetRowWriter? _writer;

    /// <summary>The number of samples in the file so far.</summary>
    public long Count { get; private set; }

    /// <summary>True while a file is being written.</summary>
    public bool IsOpen => _writer is not null;

    /// <summary>Starts a file.</summary>
    public void Start(Stream stream)
    {
        _writer = Plugin.Parquet.CreateWriter(stream);
        Count = 0;
    }

    public void Write(MnistSample sample)
    {
        ReadOnlySpan<byte> png = _encoder.Encode(sample.AsSpan(), sample.Rows, sample.Columns);
        if (_count == MaximumRows || (_filled > 0 && png.Length > MaximumBytes - _filled))
        {
            Flush(CancellationToken.None);
        }

        if (_images.Length - _filled < png.Length)
        {
            Array.Resize(ref _images, Math.Max(_filled + png.Length, 2 * _images.Length));
        }

        png.CopyTo(_images.AsSpan(_filled));
        _filled += png.Length;
        _ends[_count] = _filled;
        _labels[_count++] = sample.Label;
        Count++;
    }

    public void Complete(string features, CancellationToken cancellationToken)
    {
        Flush(cancellationToken);
        _writer!.Complete(features);
        _writer = null;
    }

    private void Flush(CancellationToken cancellationToken)
    {
        if (_count == 0)
        {
            return;
        }

        for (int i = 0; i < _count; i++)
        {
            int start = i == 0 ? 0 : _ends[i - 1];
            _rows[i] = _images.AsMemory(start, _ends[i] - start);
        }

        _writer!.WriteRowGroup(_rows.AsMemory(0, _count), _labels.AsMemory(0, _count), cancellationToken);
        _count = 0;
        _filled = 0;
    }
}
