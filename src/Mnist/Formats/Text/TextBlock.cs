namespace Mnist.Formats.Text;

/// <summary>Complete lines of a text, in a buffer that grows for a long line.</summary>
/// <remarks>
/// After each line comes a byte that is not a digit, and the buffer has extra bytes at its end, so that the parser of numbers needs no
/// bounds check for each byte.
/// </remarks>
internal class TextBlock
{
    /// <summary>The number of bytes that can be read after the end of a line.</summary>
    public const int Slack = 32;

    /// <summary>The maximum length of a line in bytes, with its end.</summary>
    public const int MaximumLength = 1 << 20;

    private const int UsualLength = 1 << 18;

    private int _start;
    private int _position;
    private int _lineStart;
    private int _length;
    private long _linesBefore;

    /// <summary>The lines, each with its end.</summary>
    public byte[] Bytes { get; private set; } = new byte[UsualLength + Slack];

    /// <summary>The capacity in bytes.</summary>
    public int Capacity => Bytes.Length - Slack;

    /// <summary>The number of the last line that was taken, from 1.</summary>
    public long Number { get; private set; }

    /// <summary>The number of bytes that are not taken yet.</summary>
    public int Remaining => _length - _position;

    /// <summary>The end of the last line in the buffer.</summary>
    protected int End => _length;

    /// <summary>Starts before the first line.</summary>
    /// <param name="start">The position of the first line in the buffer.</param>
    /// <param name="length">The end of the last line in the buffer.</param>
    /// <param name="linesBefore">The number of lines in the blocks before.</param>
    public void Begin(int start, int length, long linesBefore)
    {
        (_start, _length, _linesBefore) = (start, length, linesBefore);
        Rewind();
    }

    /// <summary>Goes back before the first line.</summary>
    public void Rewind() => (_position, Number) = (_start, _linesBefore);

    /// <summary>The place before the next line, to come back to.</summary>
    public TextPlace Place
    {
        get => new(_position, Number);
        set => (_position, Number) = value;
    }

    /// <summary>Enlarges the buffer and keeps its content. Returns false if it has the maximum length.</summary>
    public bool TryGrow()
    {
        if (Capacity == MaximumLength)
        {
            return false;
        }

        byte[] longer = new byte[(2 * Capacity) + Slack];
        Bytes.CopyTo(longer, 0);
        Bytes = longer;
        return true;
    }

    /// <summary>Takes the next line without its end (LF or CRLF). Returns false after the last one.</summary>
    public bool TryTake(out ReadOnlySpan<byte> line)
    {
        int length = Bytes.AsSpan(_position, Remaining).IndexOf((byte)'\n');
        if (length < 0)
        {
            line = default;
            return false;
        }

        _lineStart = _position;
        line = Bytes.AsSpan(_position, length);
        line = line is [.. var text, (byte)'\r'] ? text : line;
        _position += length + 1;
        Number++;
        return true;
    }

    /// <summary>Adds the next line to the one that was taken. Returns false after the last one.</summary>
    public bool TryExtend(ref ReadOnlySpan<byte> line)
    {
        int start = _lineStart;
        if (!TryTake(out ReadOnlySpan<byte> next))
        {
            return false;
        }

        int end = _lineStart + next.Length;
        _lineStart = start;
        line = Bytes.AsSpan(start, end - start);
        return true;
    }
}

/// <summary>A place between two lines of a block.</summary>
/// <param name="Position">The position in the buffer.</param>
/// <param name="Number">The number of the line before.</param>
internal readonly record struct TextPlace(int Position, long Number);
