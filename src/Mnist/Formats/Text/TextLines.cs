using System.Text;

namespace Mnist.Formats.Text;

/// <summary>Reads a text line by line, without a copy.</summary>
/// <param name="stream">Text in ASCII or UTF-8.</param>
/// <param name="path">The file, for errors.</param>
/// <param name="format">What the format is called in errors.</param>
internal sealed class TextLines(Stream stream, string path, string format)
{
    private readonly TextBlocks _blocks = new(stream, path, format);
    private readonly TextBlock _block = new();

    /// <summary>The 1-based number of the last line that was read.</summary>
    public long Number => _block.Number;

    /// <summary>The next line without its end (LF or CRLF), valid until the next call; false at the end of the stream.</summary>
    /// <exception cref="DatasetFormatException">A line is longer than a block, or the gzip data is damaged.</exception>
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

    /// <summary>Whether a text starts with a line that has a separator, and is neither binary nor XML.</summary>
    public static bool FirstLineHas(char separator, ReadOnlySpan<byte> head)
    {
        int end = head.IndexOf((byte)'\n');
        string line = Encoding.UTF8.GetString(end < 0 ? head : head[..end]);
        return line.Contains(separator, StringComparison.Ordinal) && !line.Contains('\0', StringComparison.Ordinal) && !line.StartsWith('<');
    }
}
