namespace Mnist;

/// <summary>Reads MNIST in CSV forward, a sample at a time.</summary>
internal sealed class CsvReader : IDisposable
{
    private readonly DataFile _file;
    private readonly CsvLines _lines;
    private readonly CsvLayout _layout;
    private bool _isFirstPending;
    private long _blankLine;

    public CsvReader(string path, CsvReadOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Rows, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Columns, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)options.Rows * options.Columns, CsvLines.MaximumPixels, nameof(options));
        _file = DataFile.Open(path);
        try
        {
            DatasetIdentity identity = ImportNaming.IdentityOf(path, options.Dataset);
            _lines = new CsvLines(_file.Content, path);
            if (!_lines.TryRead(out ReadOnlySpan<byte> first))
            {
                throw new DatasetFormatException(path, "at least one line", "an empty file", line: 1, format: "CSV");
            }

            if (first.IsEmpty)
            {
                throw BlankLine(line: 1);
            }

            _layout = CsvLayout.Detect(first, options, path);
            Origin = new SampleOrigin(identity, options.Split ?? ImportNaming.SplitOf(path), _layout.Rows, _layout.Columns, [Path.GetFullPath(path)]);
            if (!_layout.HasHeader)
            {
                // The reader of lines goes forward only, so that the first sample is kept.
                _isFirstPending = true;
                FirstPixels = new byte[_layout.PixelCount];
                FirstLabel = Parse(first, FirstPixels);
            }
        }
        catch
        {
            _file.Dispose();
            throw;
        }
    }

    /// <summary>What the samples have in common.</summary>
    public SampleOrigin Origin { get; }

    private byte[] FirstPixels { get; } = [];

    private int FirstLabel { get; }

    /// <summary>Reads the next sample.</summary>
    /// <param name="pixels">Filled with its pixels; as long as an image.</param>
    /// <param name="label">Its label, or <see cref="MnistSample.Unlabeled"/>.</param>
    /// <returns>False at the end.</returns>
    public bool TryRead(Span<byte> pixels, out int label)
    {
        label = MnistSample.Unlabeled;
        if (_isFirstPending)
        {
            _isFirstPending = false;
            FirstPixels.CopyTo(pixels);
            label = FirstLabel;
            return true;
        }

        while (_lines.TryRead(out ReadOnlySpan<byte> line))
        {
            if (line.IsEmpty)
            {
                // Blank lines may end a file; one with samples behind it may be a lost row.
                _blankLine = _blankLine == 0 ? _lines.Number : _blankLine;
                continue;
            }

            if (_blankLine != 0)
            {
                throw BlankLine(_blankLine);
            }

            label = Parse(line, pixels);
            return true;
        }

        return false;
    }

    public void Dispose() => _file.Dispose();

    private DatasetFormatException BlankLine(long line) => new(_file.Path, "a sample", "a blank line", line: line);

    private int Parse(ReadOnlySpan<byte> line, Span<byte> pixels) =>
        CsvParser.Parse(line, _layout, pixels) ?? throw CsvParser.Explain(_file.Path, _lines.Number, line, _layout);
}
