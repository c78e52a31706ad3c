using Mnist.Formats.Text;
using Mnist.IO;

namespace Mnist.Formats.Csv;

/// <summary>Reads MNIST in CSV.</summary>
/// <remarks>The calling thread reads the file. Other threads parse the next blocks of lines.</remarks>
internal sealed class CsvReader : SampleReader
{
    private const int BlocksAhead = 2;

    private readonly DataFile _file;
    private readonly TextBlocks _blocks;
    private readonly CsvLayout _layout;
    private readonly Queue<Task<CsvBlock>> _ahead = [];
    private CsvBlock _block = new();
    private bool _isAtEnd;

    public CsvReader(SampleInput input, CsvReadOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Rows, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Columns, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)options.Rows * options.Columns, CsvRow.MaximumPixels, nameof(options));
        Check(options);
        _file = input.OpenData();
        try
        {
            _blocks = new TextBlocks(Utf8Text.Of(_file), input.Path, CsvFormat.Title) { KeepsQuoted = true };
            var first = new CsvBlock();
            if (!_blocks.TryRead(first))
            {
                throw CsvFormat.Invalid(input.Path, "at least one line", "an empty file", line: 1);
            }

            _layout = new CsvDetection(first, options, input.Path).Detect();
            _blocks.KeepsQuoted = first.HasQuotes;
            Describe(input, options, _layout.Rows, _layout.Columns);
            ParseAhead(first);
        }
        catch
        {
            _file.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    protected override long MostSamples => _layout.IsPlain && _file is { IsPlain: true, MaximumLength: long length } ? 1 + (length / (2 * _layout.FieldCount)) : 0;

    /// <inheritdoc/>
    public override bool TryRead(Span<byte> pixels, out int label)
    {
        while (!_block.HasSamples)
        {
            if (!TryAdvance())
            {
                label = MnistSample.Unlabeled;
                return false;
            }
        }

        label = _layout.IsTransposed ? _block.TakeTransposed(pixels, _layout.Columns) : _block.Take(pixels);
        return true;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing) => _file.Dispose(); // no other thread reads it

    private static void Check(CsvReadOptions options)
    {
        if (options.Delimiter is char delimiter && (delimiter >= 128 || char.IsAsciiLetterOrDigit(delimiter) || delimiter is '"' or '\r' or '\n' or '\0' or '.' or '-' or '+'))
        {
            throw new ArgumentException($"'{delimiter}' cannot separate fields. Use a comma, a semicolon, a tab or a similar character for Delimiter.", nameof(options));
        }

        if (options.LabelColumn is not null && options.Label != CsvLabel.Auto)
        {
            throw new ArgumentException($"Label is {options.Label} and LabelColumn is '{options.LabelColumn}'. Use only one of them.", nameof(options));
        }
    }

    private bool TryAdvance()
    {
        if (_block.Error is not null)
        {
            throw _block.Error;
        }

        long blankLine = _block.BlankLine;
        for (CsvBlock? spare = _block; !_isAtEnd && _ahead.Count < BlocksAhead; spare = null)
        {
            ReadAhead(spare ?? new CsvBlock());
        }

        if (_ahead.Count == 0)
        {
            return false;
        }

        _block = _ahead.Dequeue().GetAwaiter().GetResult();
        _block.Continue(blankLine, _file.Path);
        return true;
    }

    /// <summary>An error is thrown after the samples before it are taken.</summary>
    private void ReadAhead(CsvBlock block)
    {
        try
        {
            if (_blocks.TryRead(block))
            {
                ParseAhead(block);
            }
            else
            {
                _isAtEnd = true;
            }
        }
        catch (Exception exception) when (exception is DatasetFormatException or IOException)
        {
            _isAtEnd = true;
            _ahead.Enqueue(Task.FromException<CsvBlock>(exception));
        }
    }

    private void ParseAhead(CsvBlock block) => _ahead.Enqueue(Task.Run(() =>
    {
        block.Parse(_layout, _file.Path);
        return block;
    }));
}
