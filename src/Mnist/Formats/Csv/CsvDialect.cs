using System.Text;
using Mnist.Formats.Text;

namespace Mnist.Formats.Csv;

/// <summary>The delimiter of a file, by its first line.</summary>
internal static class CsvDialect
{
    /// <summary>Returns the delimiter of a line: comma, semicolon, tab, vertical bar or spaces.</summary>
    /// <remarks>
    /// The most frequent one outside of quotes. A semicolon also wins against as many commas, which are then decimal points. Spaces count
    /// only if there is nothing else, because they can stand beside the others.
    /// </remarks>
    public static byte DelimiterOf(ReadOnlySpan<byte> line)
    {
        Span<int> counts = stackalloc int[128];
        bool isQuoted = false;
        foreach (byte letter in line)
        {
            isQuoted ^= letter == '"';
            if (!isQuoted && letter < counts.Length)
            {
                counts[letter]++;
            }
        }

        int commas = counts[','];
        byte best = (byte)',';
        foreach (byte other in ";\t|"u8)
        {
            if (counts[other] > 0 && counts[other] + 1 >= commas && (best == ',' || counts[other] > counts[best]))
            {
                best = other;
            }
        }

        return best == ',' && commas == 0 && counts[' '] > 0 ? (byte)' ' : best;
    }

    /// <summary>Returns true if the start of a file looks like CSV: a line of several names or numbers.</summary>
    public static bool Matches(ReadOnlySpan<byte> head)
    {
        ReadOnlySpan<byte> text = Utf8Text.Head(head).TrimStart("\r\n"u8); // the reader refuses blank lines
        while (text is [(byte)'#', ..] && text.IndexOf((byte)'\n') is >= 0 and int end)
        {
            text = text[(end + 1)..];
        }

        if (text.StartsWith("sep="u8) && text.IndexOf((byte)'\n') is >= 0 and int after)
        {
            text = text[(after + 1)..];
        }

        int stop = text.IndexOf((byte)'\n');
        bool isWhole = stop >= 0;
        text = text[..(isWhole ? stop : text.Length)].TrimEnd((byte)'\r');
        if (text.Contains((byte)0) || text is [(byte)'<' or (byte)'{', ..])
        {
            return false;
        }

        byte delimiter = DelimiterOf(text);
        List<string> fields = CsvFields.Split(text, delimiter);
        if (fields.Count < 2 || !fields.Any(field => field.Any(char.IsLetterOrDigit)) || SparseText.StartsWithSample(head))
        {
            return false;
        }

        // Words with spaces are any text, numbers with spaces are a matrix. The last one can be cut.
        return delimiter != ' ' || fields.Take(isWhole ? fields.Count : fields.Count - 1).All(
            field => CsvNumber.TryParse(Encoding.UTF8.GetBytes(field), (byte)'.', out _) || (fields.Count > 16 && CsvNames.TryNumber(field, out _, out _)) || CsvNames.IsLabel(field));
    }

    /// <summary>Returns a delimiter by its name in messages.</summary>
    public static string NameOf(byte delimiter) => delimiter switch
    {
        (byte)'\t' => "a tab",
        (byte)' ' => "spaces",
        _ => $"'{(char)delimiter}'",
    };
}
