namespace Mnist.Formats.Text;

/// <summary>Divides a stream into blocks of complete lines.</summary>
/// <param name="stream">Text in ASCII or UTF-8.</param>
/// <param name="path">The file, for error messages.</param>
/// <param name="format">The name of the format, for error messages.</param>
internal sealed class TextBlocks(Stream stream, string path, string format)
{
    // The bytes after the last complete line of the block before.
    private byte[] _rest = [];
    private long _lines;
    private bool _isAtEnd;
    private bool? _endsWithReturn;
    private DatasetFormatException? _error;

    /// <summary>True if a line break in quotes does not end a line, as in CSV.</summary>
    public bool KeepsQuoted { get; set; }

    /// <summary>Fills a block with the next lines. Returns false at the end of the stream.</summary>
    /// <param name="block">The block. Its content is replaced.</param>
    /// <exception cref="DatasetFormatException">
    /// A line is too long, or the gzip data is damaged. Thrown after the lines before it are read.
    /// </exception>
    public bool TryRead(TextBlock block)
    {
        while (block.Capacity < _rest.Length)
        {
            block.TryGrow();
        }

        _rest.CopyTo(block.Bytes, 0);
        int filled = _rest.Length;
        int length;
        do
        {
            int start = filled;
            filled = Fill(block, filled);
            ReplaceReturns(block.Bytes.AsSpan(start, filled - start));
            length = LengthOfLines(block.Bytes.AsSpan(0, filled));
        }
        while (length == 0 && filled == block.Capacity && block.TryGrow());

        _rest = [];
        int first = _lines == 0 && block.Bytes.AsSpan(0, filled).StartsWith("\uFEFF"u8) ? 3 : 0;
        if (_isAtEnd && length < filled)
        {
            block.Bytes[filled] = (byte)'\n'; // ends a last line without a line end
            length = filled + 1;
        }
        else if (length == 0 && filled == block.Capacity)
        {
            _error ??= Error($"a line of less than {TextBlock.MaximumLength} bytes", "a longer line", $"Check that it is a {format} file.");
        }
        else if (_error is null)
        {
            _rest = block.Bytes[length..filled];
        }

        block.Begin(first, length, _lines);
        _lines += block.Bytes.AsSpan(0, length).Count((byte)'\n');
        return length > 0 || (_error is null ? false : throw _error);
    }

    // Old programs for the Mac end lines with CR alone. The first part of the text decides.
    private void ReplaceReturns(Span<byte> text)
    {
        _endsWithReturn ??= text.Length > 0 && text[..^1].Contains((byte)'\r') && !text.Contains((byte)'\n');
        if (_endsWithReturn.Value)
        {
            text.Replace((byte)'\r', (byte)'\n');
        }
    }

    private int LengthOfLines(ReadOnlySpan<byte> text)
    {
        int length = text.LastIndexOf((byte)'\n') + 1;
        if (KeepsQuoted)
        {
            int quotes = text[..length].Count((byte)'"');
            while (length > 0 && int.IsOddInteger(quotes))
            {
                int before = text[..(length - 1)].LastIndexOf((byte)'\n') + 1;
                quotes -= text[before..length].Count((byte)'"');
                length = before;
            }
        }

        return length;
    }

    private int Fill(TextBlock block, int filled)
    {
        try
        {
            while (!_isAtEnd && _error is null && filled < block.Capacity)
            {
                int read = stream.Read(block.Bytes, filled, block.Capacity - filled);
                filled += read;
                _isAtEnd = read == 0;
            }
        }
        catch (InvalidDataException exception)
        {
            int whole = block.Bytes.AsSpan(0, filled).Count((byte)'\n');
            _error = Error("valid gzip data", "damaged or cut data", exception.Message, whole, exception);
        }

        return filled;
    }

    private DatasetFormatException Error(string expected, string actual, string hint, int linesHere = 0, Exception? cause = null) =>
        new(path, expected, actual, line: _lines + linesHere + 1, hint: hint, innerException: cause, format: format);
}
