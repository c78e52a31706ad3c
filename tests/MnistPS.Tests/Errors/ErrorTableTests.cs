using System.Text.RegularExpressions;
using MnistPS.Tests.Hosting;

namespace MnistPS.Tests.Errors;

/// <summary>docs/errors.md, ErrorRecords.cs and the provocations speak of the same errors.</summary>
public sealed partial class ErrorTableTests
{
    private static string[] Ids { get; } = [.. Id().Matches(Read("src", "MnistPS", "Errors", "ErrorRecords.cs") + Read("src", "MnistPS", "Errors", "ErrorRecords.Learning.cs"))
        .Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Id, category, meaning and what to do.</summary>
    public static IReadOnlyList<string[]> Rows { get; } = [.. Read("docs", "errors.md").Split('\n')
        .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
        .Select(line => line.Trim('|', ' ', '\r').Split('|', StringSplitOptions.TrimEntries))];

    [Fact]
    public void The_table_has_every_id_of_the_code_once_in_order() => Assert.Equal(Ids, Rows.Select(row => row[0].Trim('`')));

    [Fact]
    public void The_table_says_category_meaning_and_what_to_do() => Assert.All(Rows, row =>
    {
        Assert.Equal(4, row.Length);
        Assert.All(row, cell => Assert.NotEmpty(cell));
    });

    [Fact]
    public void Every_id_is_provoked() => Assert.Equal(
        Ids,
        Provocation.All.Select(item => item.Id).Distinct().Concat(Provocation.Elsewhere.Keys).Order(StringComparer.Ordinal));

    private static string Read(params string[] path) => File.ReadAllText(Path.Combine([StagedModule.RepositoryRoot, .. path]));

    // A literal of several words in Pascal case: ids alone are written so in that file.
    [GeneratedRegex("(?<![$\\w])\"((?:[A-Z][a-z]+){2,})\"")]
    private static partial Regex Id();
}
