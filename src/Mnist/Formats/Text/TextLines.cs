namespace Mnist.Formats.Text;

/// <summary>Reads a text line by line, without copies.</summary>
/// <param name="stream">Text in ASCII or UTF-8.</param>
/// <param name="path">The file, for error messages.</param>
/// <param name="format">The name of the format, for error messages.</param>
internal sealed class TextLines(Stream stream, string path, string format)
{
    private readonly TextBlocks _blocks = new(stream, path, format);
    private readonly TextBlock _block = new();

    /// <summary>The number of the last line that was read, from 1.</summary>
    public long Number => _block.Number;

    /// <summary>Reads the next line without its end (LF or CRLF), valid until the next call. Returns false at the end.</summary>
    /// <exception cref="DatasetFormatException">A line is too long, or the gzip data is damaged.</exception>
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        while (!_block.TryTake(out line))
        {
            if (!_blocks.TryRead(_block))
            {
                return false;
            }
        }

        return true;
    }
}
