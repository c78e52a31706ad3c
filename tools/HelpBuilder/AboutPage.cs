using System.Text;

namespace HelpBuilder;

/// <summary>Turns a conceptual page into the plain text, 80 columns wide, that Get-Help shows of an about topic.</summary>
/// <remarks>Get-Help takes the fifth line for the synopsis, so the first section is the short description, on one line.</remarks>
internal static class AboutPage
{
    public const int Width = 80;

    private const string Indent = "    ";

    public static string ToText(string markdown)
    {
        string[] lines = markdown.ReplaceLineEndings("\n").Split('\n');
        int start = Array.FindIndex(lines, line => line.StartsWith("# ", StringComparison.Ordinal));
        var text = new StringBuilder($"TOPIC\n{Indent}{lines[start][2..].Trim()}\n");
        foreach (string[] block in Blocks(lines.Skip(start + 1)))
        {
            text.Append(IsCaption(text) ? "" : "\n").AppendJoin('\n', Render(block)).Append('\n');
        }

        return text.ToString();

        // The text of a section follows its heading at once.
        static bool IsCaption(StringBuilder text)
        {
            string[] written = text.ToString().TrimEnd('\n').Split('\n');
            return written[^1] is [not ' ', ..] || written[^1] is [' ', ' ', not ' ', ..];
        }
    }

    /// <summary>What a console of 80 columns would break.</summary>
    public static IEnumerable<string> Gaps(string text)
    {
        string[] lines = text.Split('\n');
        if (lines is not ["TOPIC", _, "", "SHORT DESCRIPTION", _, "", ..])
        {
            yield return "the short description must come first, on one line";
        }

        foreach (string line in lines.Where(line => line.Length > Width))
        {
            yield return $"wider than {Width} columns: {line.Trim()}";
        }
    }

    private static IEnumerable<string> Render(string[] block) => block[0] switch
    {
        ['#', '#', ' ', .. var title] => [title.Trim().ToUpperInvariant()],
        ['#', '#', '#', ' ', .. var title] => [$"  {title.Trim()}"],
        ['`', '`', '`', ..] => block[1..^1].Select(line => $"{Indent}{Indent}{line}".TrimEnd()),
        ['|', ..] => PlainText.Table(block).Select(line => Indent + line),
        ['-', ' ', ..] => Items(block).SelectMany(item => Wrap(PlainText.WithAddresses(item), "- ", "  ")),
        _ => Wrap(PlainText.WithoutMarks(string.Join(' ', block)), "", ""),
    };

    private static IEnumerable<string[]> Blocks(IEnumerable<string> lines)
    {
        List<string> block = [];
        bool isCode = false;
        foreach (string line in lines)
        {
            isCode ^= line.StartsWith("```", StringComparison.Ordinal);
            if (isCode || line.Length > 0)
            {
                block.Add(line);
            }
            else if (block.Count > 0)
            {
                yield return [.. block];
                block.Clear();
            }
        }

        if (block.Count > 0)
        {
            yield return [.. block];
        }
    }

    private static IEnumerable<string> Items(string[] block) => string.Join('\n', block).Split("\n- ").Select(item => item.TrimStart('-', ' ').Replace("\n  ", " ", StringComparison.Ordinal));

    private static IEnumerable<string> Wrap(string text, string first, string next)
    {
        string line = Indent + first;
        bool isEmpty = true;
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!isEmpty && line.Length + 1 + word.Length > Width)
            {
                yield return line;
                line = Indent + next;
                isEmpty = true;
            }

            line += isEmpty ? word : " " + word;
            isEmpty = false;
        }

        yield return line;
    }
}
