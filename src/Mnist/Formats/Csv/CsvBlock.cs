using Mnist.Formats.Text;

namespace Mnist.Formats.Csv;

/// <summary>Lines of a CSV file and the samples in them.</summary>
internal sealed class CsvBlock : TextBlock
{
    private int[] _labels = [];
    private byte[] _pixels = [];
    private CsvPixelTexts? _texts;
    private int _pixelCount;
    private int _count;
    private int _next;

    /// <summary>The error in the line after the last sample; null for none, or for a blank line.</summary>
    public DatasetFormatException? Error { get; private set; }

    /// <summary>The number of the first blank line, after which no sample may come; 0 for none.</summary>
    public long BlankLine { get; private set; }

    /// <summary>True if a line has quotes.</summary>
    public bool HasQuotes => Bytes.AsSpan(0, End).Contains((byte)'"');

    /// <summary>True if there are samples to take.</summary>
    public bool HasSamples => _next < _count;

    /// <summary>Reads the remaining lines up to the first one that is not a sample.</summary>
    public void Parse(CsvLayout layout, string path)
    {
        (_next, _count, Error, BlankLine) = (0, 0, null, 0);
        _pixelCount = layout.PixelCount;
        int most = 1 + (Remaining / (2 * layout.NumberCount)); // a field has at least a digit and a separator
        if (_labels.Length < most)
        {
            _labels = new int[most];
            _pixels = GC.AllocateUninitializedArray<byte>(most * _pixelCount);
        }

        bool isPlain = layout.IsPlain;
        while (TryTake(out ReadOnlySpan<byte> line))
        {
            if (line.IsEmpty)
            {
                BlankLine = BlankLine == 0 ? Number : BlankLine;
                continue;
            }

            if (BlankLine != 0)
            {
                Error = BlankLineError(path, BlankLine);
                return;
            }

            Span<byte> pixels = _pixels.AsSpan(_count * _pixelCount, _pixelCount);
            int? label = isPlain ? CsvParser.Parse(line, layout, pixels) : null;
            if (label is null)
            {
                // One unusual line is mostly followed by more.
                isPlain = false;
                long number = Number;
                Complete(ref line);
                label = CsvRecord.Parse(line, layout, _texts ??= new CsvPixelTexts(layout), pixels);
                if (label is null)
                {
                    Error = CsvRecord.Explain(path, number, line, layout);
                    return;
                }
            }

            _labels[_count++] = label.Value;
        }
    }

    /// <summary>Takes the next line, and those after it that its quotes contain. Returns false after the last one.</summary>
    public bool TryTakeRecord(out ReadOnlySpan<byte> record)
    {
        bool isTaken = TryTake(out record);
        Complete(ref record);
        return isTaken;
    }

    /// <summary>Continues after the block before. Blank lines can end a file, but samples after one can mean a lost row.</summary>
    /// <param name="blankLine">The <see cref="BlankLine"/> of the block before.</param>
    /// <param name="path">The file, for error messages.</param>
    public void Continue(long blankLine, string path)
    {
        if (blankLine != 0)
        {
            Error = HasSamples || Error is not null ? BlankLineError(path, blankLine) : null;
            (_count, BlankLine) = (0, blankLine);
        }
    }

    /// <summary>Takes the next sample. <see cref="HasSamples"/> must be true.</summary>
    public int Take(Span<byte> pixels)
    {
        _pixels.AsSpan(_next * _pixelCount, _pixelCount).CopyTo(pixels);
        return _labels[_next++];
    }

    /// <summary>Takes the next sample with rows and columns exchanged.</summary>
    /// <param name="pixels">Receives the pixels.</param>
    /// <param name="columns">The width of the image that is taken.</param>
    public int TakeTransposed(Span<byte> pixels, int columns)
    {
        ReadOnlySpan<byte> stored = _pixels.AsSpan(_next * _pixelCount, _pixelCount);
        int rows = _pixelCount / columns;
        for (int i = 0; i < pixels.Length; i++)
        {
            pixels[i] = stored[(i % columns * rows) + (i / columns)];
        }

        return _labels[_next++];
    }

    public static DatasetFormatException BlankLineError(string path, long line) => CsvFormat.Invalid(path, "a sample", "a blank line", line);

    private void Complete(ref ReadOnlySpan<byte> record)
    {
        while (CsvFields.IsOpen(record) && TryExtend(ref record))
        {
        }
    }
}
