namespace Mnist.Formats.Text;

/// <summary>Whole lines of a text, in a buffer that grows when a line is long.</summary>
/// <remarks>
/// After each line stands a byte that is no digit, and after the buffer there is room to read over, so that the parser of numbers
/// needs no bounds check a byte.
/// </remarks>
internal class TextBlock
{
    /// <summary>Bytes that may be read behind the end of a line.</summary>
    public const int Slack = 32;

    /// <summary>Bytes of the longest line, its end included.</summary>
    public const int MaximumLength = 1 << 20;

    private const int UsualLength = 1 << 18;

    private int _start;
    private int _position;
    private int _length;
    private long _linesBefore;

    /// <summary>The lines, each with its end.</summary>
    public byte[] Bytes { get; private set; } = new byte[UsualLength + Slack];

    /// <summary>Bytes that there is room for.</summary>
    public int Capacity => Bytes.Length - Slack;

    /// <summary>The 1-based number of the line that was taken last.</summary>
    public long Number { get; private set; }

    /// <summary>Bytes that are left to take.</summary>
    public int Remaining => _length - _position;

    /// <summary>Starts before the first line.</summary>
    /// <param name="start">Where it starts.</param>
    /// <param name="length">Where the last line ends.</param>
    /// <param name="linesBefore">How many lines there are in the blocks before.</param>
    public void Begin(int start, int length, long linesBefore)
    {
        (_start, _length, _linesBefore) = (start, length, linesBefore);
        Rewind();
    }

    /// <summary>Goes back before the first line.</summary>
    public void Rewind() => (_position, Number) = (_start, _linesBefore);

    /// <summary>Makes room for a longer line, and keeps what is there; false where it has the longest already.</summary>
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

    /// <summary>Takes the next line without its end (LF or CRLF); false behind the last one.</summary>
    public bool TryTake(out ReadOnlySpan<byte> line)
    {
        int length = Bytes.AsSpan(_position, Remaining).IndexOf((byte)'\n');
        if (length < 0)
        {
            line = default;
            return false;
        }

        line = Bytes.AsSpan(_position, length);
        line = line is [.. var text, (byte)'\r'] ? text : line;
        _position += length + 1;
        Number++;
        return true;
    }
}
