using System.Text.RegularExpressions;
using MnistPS.Tests.Hosting;

namespace MnistPS.Tests.Help;

/// <summary>The pages that help is made from, and the examples on them.</summary>
public static partial class HelpPages
{
    // What a page may need that is not on every machine: a dataset that was saved, an installed module, a program that shows files.
    private static readonly string[] s_needs = ["FashionMNIST", "KMNIST", "EMNIST", "QMNIST", "Save-MnistDataset", "Remove-MnistDataset", "Import-Module", "-Open"];

    public static string Folder { get; } = Path.Combine(StagedModule.RepositoryRoot, "docs", "en-US");

    public static IReadOnlyList<string> Names { get; } =
        [.. Directory.EnumerateFiles(Folder, "*.md").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    public static IReadOnlyList<string> Topics { get; } = [.. Names.Where(name => name.StartsWith("about_", StringComparison.Ordinal))];

    /// <summary>The blocks of PowerShell on a page, with what the page says that they put out; null where it says nothing.</summary>
    public static IEnumerable<(string Heading, string Script, string? Output)> Examples(string page)
    {
        string text = File.ReadAllText(Path.Combine(Folder, page + ".md")).ReplaceLineEndings("\n");
        return Block().Matches(text).Select(match => (
            HeadingBefore(text, match.Index),
            Prompt().Replace(match.Groups["code"].Value, ""),
            match.Groups["output"].Success ? match.Groups["output"].Value : null));
    }

    /// <summary>Whether a script runs on a machine that has nothing but the module.</summary>
    public static bool NeedsNothingElse(string script) => !s_needs.Any(need => script.Contains(need, StringComparison.Ordinal));

    private static string HeadingBefore(string text, int place) =>
        text[..place].Split('\n').Last(line => line.StartsWith('#')).TrimStart('#', ' ');

    [GeneratedRegex(@"^```powershell\n(?<code>.*?)^```$(\s*^```(output|text)\n(?<output>.*?)^```$)?", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Block();

    [GeneratedRegex("^PS> ", RegexOptions.Multiline)]
    private static partial Regex Prompt();
}
