using System.Text.RegularExpressions;
using MnistPS.Tests.Hosting;

namespace MnistPS.Tests.Cookbook;

/// <summary>An example of a document: a block of PowerShell, and what the document says that it puts out.</summary>
/// <param name="Document">Its path in the repository.</param>
/// <param name="Line">Where the block begins, from 1.</param>
/// <param name="Steps">One command with its output; several where the block is a transcript with <c>PS&gt;</c> before each.</param>
/// <param name="WhyNotRun">The reason that a comment before the block gives; null for what is run.</param>
public sealed partial record DocumentExample(string Document, int Line, IReadOnlyList<ExampleStep> Steps, string? WhyNotRun)
{
    private const string Prompt = "PS> ";

    /// <summary>All commands, as a script.</summary>
    public string Script => string.Join('\n', Steps.Select(step => step.Command));

    public static IReadOnlyList<DocumentExample> ReadAll(string document)
    {
        string text = File.ReadAllText(Path.Combine(StagedModule.RepositoryRoot, document)).ReplaceLineEndings("\n");
        return
        [
            .. Block().Matches(text).Select(match => new DocumentExample(
                document,
                text.AsSpan(0, match.Groups["code"].Index).Count('\n'),
                [.. StepsOf(match.Groups["code"].Value.TrimEnd('\n'), match.Groups["output"])],
                match.Groups["reason"].Success ? match.Groups["reason"].Value : null)),
        ];
    }

    public override string ToString() => $"{Document}:{Line}";

    private static IEnumerable<ExampleStep> StepsOf(string code, Group output)
    {
        if (!code.StartsWith(Prompt, StringComparison.Ordinal))
        {
            yield return new ExampleStep(code, output.Success ? output.Value : null);
            yield break;
        }

        foreach (string step in $"\n{code}".Split($"\n{Prompt}", StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = step.Split('\n', 2);
            string shown = parts.Length > 1 ? parts[1].Trim('\n') : "";
            yield return new ExampleStep(parts[0], shown.Length > 0 ? shown : null);
        }
    }

    [GeneratedRegex(
        @"(^<!-- not run: (?<reason>[^\n]+) -->\n)?^```powershell\n(?<code>.*?)^```\n(\s*^```(output|text)\n(?<output>.*?)^```$)?",
        RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Block();
}
