using System.Text.RegularExpressions;

namespace HelpBuilder;

/// <summary>Turns the Markdown of a page into the plain text that a console shows.</summary>
internal static partial class PlainText
{
    /// <summary>Paragraphs without marks; code blocks and lists keep their lines.</summary>
    public static IEnumerable<string> Paragraphs(string markdown)
    {
        bool isCode = false;
        foreach (string block in markdown.Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            bool keepsLines = isCode || block.StartsWith("```", StringComparison.Ordinal) || block.StartsWith("- ", StringComparison.Ordinal);
            isCode ^= Fence().Count(block) % 2 == 1;
            string text = string.Join('\n', block.Split('\n').Where(line => !line.StartsWith("```", StringComparison.Ordinal)));
            yield return !isCode && block.StartsWith('|') ? string.Join('\n', Table(block.Split('\n'))) : WithoutMarks(keepsLines ? text : text.Replace('\n', ' '));
        }
    }

    /// <summary>The rows of a table in columns that are as wide as they need to be.</summary>
    public static IEnumerable<string> Table(string[] lines)
    {
        string[][] rows = [.. lines.Where((_, i) => i != 1).Select(line => line.Trim('|').Split('|').Select(cell => WithoutMarks(cell.Trim())).ToArray())];
        int[] widths = [.. rows[0].Select((_, column) => rows.Max(row => row[column].Length))];
        return rows.Take(1).Append([.. rows[0].Select(cell => new string('-', cell.Length))]).Concat(rows.Skip(1))
            .Select(row => string.Join("  ", row.Select((cell, i) => cell.PadRight(widths[i]))).TrimEnd());
    }

    /// <summary>A line without marks, in which links have their addresses behind them where these lead to other sites.</summary>
    public static string WithAddresses(string text) => WithoutMarks(
        Link().Replace(text, link => link.Groups[2].Value.StartsWith("http", StringComparison.Ordinal) ? $"{link.Groups[1].Value}: {link.Groups[2].Value}" : link.Groups[1].Value));

    /// <summary>The links of a list of Markdown links.</summary>
    public static IEnumerable<(string Text, string Address)> Links(string markdown) =>
        Link().Matches(markdown).Select(match => (match.Groups[1].Value, match.Groups[2].Value.StartsWith("http", StringComparison.Ordinal) ? match.Groups[2].Value : ""));

    /// <summary>An example's text before its first code block, its code with the output that follows, and the text after.</summary>
    public static (string Introduction, string Code, string Remarks) SplitExample(string body)
    {
        Match[] blocks = [.. CodeBlock().Matches(body).Cast<Match>()];
        return blocks.Length == 0
            ? (body, "", "")
            : (body[..blocks[0].Index].Trim(),
                string.Join("\n\n", blocks.Select(block => block.Groups[1].Value.TrimEnd('\n'))),
                CodeBlock().Replace(body[blocks[0].Index..], "").Trim());
    }

    /// <summary>A line without the marks of links, bold text and code.</summary>
    public static string WithoutMarks(string text) => Link().Replace(text, "$1").Replace("**", "", StringComparison.Ordinal).Replace("`", "", StringComparison.Ordinal);

    [GeneratedRegex(@"\[([^\]]+)\]\(([^)]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("^```", RegexOptions.Multiline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^```\w*\n(.*?)^```$\n?", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CodeBlock();
}
