namespace Mnist;

/// <summary>Cuts a stream into lines, without a copy, in a buffer of fixed size.</summary>
/// <remarks>
/// After each line stands a byte that is no digit, and after the buffer there is room to read over, so that the parser of numbers
/// needs no bounds check a byte.
/// </remarks>
/// <param name="stream">Text in ASCII or UTF-8.</param>
/// <param name="path">The file, for errors.</param>
/// <param name="format">What the format is called in errors.</param>
internal sealed class CsvLines(Stream stream, string path, string format = "CSV")
{
    /// <summary>Bytes that may be read behind the end of a line.</summary>
    public const int Slack = 32;

    /// <summary>Bytes of the longest line, its end included.</summary>
    public const int MaximumLineLength = 1 << 20;

    /// <summary>Pixels that surely fit in a line: four bytes each, room for a label and the line end.</summary>
    public const int MaximumPixels = (MaximumLineLength / 4) - 4;

    private readonly byte[] _buffer = new byte[MaximumLineLength + Slack];
    private int _start;
    private int _filled;
    private bool _isAtEnd;

    /// <summary>The 1-based number of the last line that was read.</summary>
    public long Number { get; private set; }

    /// <summary>The next line without its end (LF or CRLF), valid until the next call; false at the end of the stream.</summary>
    /// <exception cref="DatasetFormatException">A line is longer than the buffer, or the gzip data is damaged.</exception>
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        int scanned = 0;
        while (true)
        {
            int length = _buffer.AsSpan(_start + scanned, _filled - _start - scanned).IndexOf((byte)'\n');
            if (length >= 0)
            {
                line = Take(scanned + length, next: 1);
                return true;
            }

            scanned = _filled - _start;
            if (_isAtEnd)
            {
                line = scanned == 0 ? default : Take(scanned, next: 0);
                return scanned > 0;
            }

            Fill();
        }
    }

    private ReadOnlySpan<byte> Take(int length, int next)
    {
        ReadOnlySpan<byte> line = _buffer.AsSpan(_start, length);
        _start += length + next;
        Number++;
        if (Number == 1 && line.StartsWith("\uFEFF"u8))
        {
            line = line[3..];
        }

        return line is [.. var text, (byte)'\r'] ? text : line;
    }

    private void Fill()
    {
        int kept = _filled - _start;
        if (kept == MaximumLineLength)
        {
            throw new DatasetFormatException(
                path, $"a line of less than {MaximumLineLength} bytes", "a longer one", line: Number + 1, hint: $"Is it a {format} file?", format: format);
        }

        _buffer.AsSpan(_start, kept).CopyTo(_buffer);
        _start = 0;
        int read;
        try
        {
            read = stream.Read(_buffer, kept, MaximumLineLength - kept);
        }
        catch (InvalidDataException exception)
        {
            throw new DatasetFormatException(
                path, "sound gzip data", "damaged or cut data", line: Number + 1, hint: exception.Message, innerException: exception, format: format);
        }

        _filled = kept + read;
        _isAtEnd = read == 0;
        _buffer[_filled] = (byte)'\n'; // ends a last line that has no end of its own
    }
}
