using System.Globalization;
using System.IO.Compression;
using System.Text;
using Mnist.IO;

namespace Mnist.Formats;

/// <summary>Writes MNIST in CSV: <c>label,pix-11,pix-12,...</c>, a line a sample.</summary>
/// <remarks>
/// By default, byte for byte what the published mnist_train.csv and mnist_test.csv are: no header, the label first, then the
/// pixels row by row as decimal numbers, no spaces, no quotes, lines ended by LF. A name that ends in .gz is compressed.
/// </remarks>
public sealed class CsvWriter : SampleWriter
{
    private const int BufferLength = 1 << 19;

    private readonly PendingFile _file;
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

    /// <summary>Starts a file.</summary>
    /// <param name="path">The file; replaced when <see cref="SampleWriter.Complete"/> is called.</param>
    /// <param name="header">The first line.</param>
    /// <param name="overwrite">What to do when the file is there already.</param>
    public CsvWriter(string path, CsvHeader header = CsvHeader.None, Overwrite overwrite = Overwrite.Replace)
    {
        _header = header;
        _file = new PendingFile(path, overwrite);
        AddTarget(path);
        _stream = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)
            ? new GZipStream(_file.Stream, CompressionLevel.Optimal, leaveOpen: true)
            : _file.Stream;
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
        if (_stream is GZipStream)
        {
            _stream.Dispose(); // writes the trailer
        }

        _file.Commit();
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
    protected override void Dispose(bool disposing)
    {
        Task.WaitAny(_writing); // whether it went well does not matter any more
        _file.Dispose();
    }

    private void Start(int rows, int columns, bool isLabeled)
    {
        if ((long)rows * columns > CsvRow.MaximumPixels)
        {
            throw new ArgumentException(
                $"{rows} x {columns} pixels do not fit in a line of CSV, which holds at most {CsvRow.MaximumPixels}. Use another format.");
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

    /// <summary>Hands the buffer to another thread, which writes (and compresses) it while the next one is filled.</summary>
    private void Flush()
    {
        _writing.GetAwaiter().GetResult(); // an error of the last write comes out here
        (byte[] full, int count) = (_buffer, _filled);
        _buffer = _spare.Length == full.Length ? _spare : new byte[full.Length];
        (_spare, _filled) = (full, 0);
        _writing = Task.Run(() => _stream.Write(full, 0, count));
    }
}
