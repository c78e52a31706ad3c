using System.Globalization;
using System.Text;

namespace Mnist.Formats.Csv;

/// <summary>Writes MNIST in CSV: <c>label,pix-11,pix-12,...</c>, one line for each sample.</summary>
/// <remarks>The label comes first, then the pixels row by row, as decimal numbers without spaces and quotes. Lines end with LF.</remarks>
internal sealed class CsvWriter : SampleWriter
{
    private const int BufferLength = 1 << 19;

    private readonly Stream _stream;
    private readonly CsvHeader _header;
    private byte[] _buffer = new byte[BufferLength];
    private byte[] _spare = [];
    private Task _writing = Task.CompletedTask;
    private int _filled;
    private int _rows;
    private int _columns;
    private bool _isLabeled;
    private (int Rows, int Columns) _shape = (28, 28);

    public CsvWriter(SampleOutput output, CsvWriteOptions options)
        : base(output)
    {
        _header = options.Header;
        _stream = OpenFile();
    }

    /// <inheritdoc/>
    protected override void Finish(CancellationToken cancellationToken)
    {
        if (Count == 0)
        {
            Start(_shape.Rows, _shape.Columns, isLabeled: true);
        }

        Flush();
        _writing.GetAwaiter().GetResult();
    }

    /// <inheritdoc/>
    protected override void Begin(SampleSet samples) => _shape = (samples.Rows, samples.Columns);

    /// <inheritdoc/>
    protected override void WriteSample(MnistSample sample)
    {
        if (Count == 0)
        {
            Start(sample.Rows, sample.Columns, sample.Label != MnistSample.Unlabeled);
        }

        if (sample.Rows != _rows || sample.Columns != _columns)
        {
            throw new ArgumentException(
                $"Sample {Count} is {sample.Rows} x {sample.Columns}, but the samples before it are {_rows} x {_columns}. Use samples of one size.");
        }

        if (sample.Label != MnistSample.Unlabeled != _isLabeled)
        {
            throw new ArgumentException($"Sample {Count} {(_isLabeled ? "has no label" : "has a label")}, unlike the samples before it. Use samples that all have labels, or none that has one.");
        }

        if (_buffer.Length - _filled < CsvRow.MaximumLength(_rows * _columns))
        {
            Flush();
        }

        _filled += CsvRow.Write(sample.Label, sample.AsSpan(), _buffer.AsSpan(_filled));
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing) => Task.WaitAny(_writing); // its result no longer matters

    private void Start(int rows, int columns, bool isLabeled)
    {
        if ((long)rows * columns > CsvRow.MaximumPixels)
        {
            throw new ArgumentException(
                $"{rows} x {columns} pixels do not fit in a line of CSV, which can have at most {CsvRow.MaximumPixels}. Use another format.");
        }

        _rows = rows;
        _columns = columns;
        _isLabeled = isLabeled;
        if (_buffer.Length < CsvRow.MaximumLength(rows * columns))
        {
            _buffer = new byte[CsvRow.MaximumLength(rows * columns)];
        }

        if (_header == CsvHeader.None)
        {
            return;
        }

        var line = new StringBuilder(isLabeled ? "label" : "");
        for (int i = 0; i < rows * columns; i++)
        {
            line.Append(i > 0 || isLabeled ? "," : "");
            _ = _header == CsvHeader.Grid
                ? line.Append(CultureInfo.InvariantCulture, $"{(i / columns) + 1}x{(i % columns) + 1}")
                : line.Append(CultureInfo.InvariantCulture, $"pixel{i}");
        }

        _stream.Write(Encoding.ASCII.GetBytes(line.Append('\n').ToString()));
    }

    /// <summary>Starts to write (and compress) the buffer on another thread, while the next one is filled.</summary>
    private void Flush()
    {
        _writing.GetAwaiter().GetResult(); // throws the error of the last write
        (byte[] full, int count) = (_buffer, _filled);
        _buffer = _spare.Length == full.Length ? _spare : new byte[full.Length];
        (_spare, _filled) = (full, 0);
        _writing = Task.Run(() => _stream.Write(full, 0, count));
    }
}
