using Mnist.Formats.Text;

namespace Mnist.Formats.Csv;

/// <summary>Lines of a CSV file and the samples in them.</summary>
internal sealed class CsvBlock : TextBlock
{
    private int[] _labels = [];
    private byte[] _pixels = [];
    private int _pixelCount;
    private int _count;
    private int _next;

    /// <summary>What is wrong with the line behind the last sample; null where nothing is, or where it is blank.</summary>
    public DatasetFormatException? Error { get; private set; }

    /// <summary>The number of the blank line behind which no sample may come; 0 where there is none.</summary>
    public long BlankLine { get; private set; }

    /// <summary>Whether samples are left to take.</summary>
    public bool HasSamples => _next < _count;

    /// <summary>Reads the numbers of the lines that are left, as far as they are samples.</summary>
    public void Parse(CsvLayout layout, string path)
    {
        (_next, _count, Error, BlankLine) = (0, 0, null, 0);
        _pixelCount = layout.PixelCount;
        int most = 1 + (Remaining / (2 * layout.FieldCount)); // each field is a digit and what ends it, at least
        if (_labels.Length < most)
        {
            _labels = new int[most];
            _pixels = GC.AllocateUninitializedArray<byte>(most * _pixelCount);
        }

        while (TryTake(out ReadOnlySpan<byte> line))
        {
            if (line.IsEmpty)
            {
                BlankLine = BlankLine == 0 ? Number : BlankLine;
            }
            else if (BlankLine != 0)
            {
                Error = BlankLineError(path, BlankLine);
                return;
            }
            else if (CsvParser.Parse(line, layout, _pixels.AsSpan(_count * _pixelCount, _pixelCount)) is int label)
            {
                _labels[_count++] = label;
            }
            else
            {
                Error = CsvParser.Explain(path, Number, line, layout);
                return;
            }
        }
    }

    /// <summary>Takes up what the block before ended with: blank lines may end a file; one with samples behind it may be a lost row.</summary>
    /// <param name="blankLine">Its <see cref="BlankLine"/>.</param>
    /// <param name="path">The file, for errors.</param>
    public void Continue(long blankLine, string path)
    {
        if (blankLine != 0)
        {
            Error = HasSamples || Error is not null ? BlankLineError(path, blankLine) : null;
            (_count, BlankLine) = (0, blankLine);
        }
    }

    /// <summary>Takes the next sample; one must be left.</summary>
    public int Take(Span<byte> pixels)
    {
        _pixels.AsSpan(_next * _pixelCount, _pixelCount).CopyTo(pixels);
        return _labels[_next++];
    }

    public static DatasetFormatException BlankLineError(string path, long line) => new(path, "a sample", "a blank line", line: line);
}
