using System.Text.RegularExpressions;

namespace MnistPS.Tests.Cookbook;

/// <summary>A command of a document, and its output; null where the document shows none.</summary>
public sealed partial record ExampleStep(string Command, string? Output)
{
    /// <summary>Fails where the output is not what the document shows.</summary>
    public void Check(string actual)
    {
        if (Output is not null)
        {
            Assert.Equal(Normalize(Output), Normalize(actual));
        }
    }

    /// <summary>Leaves out what differs from run to run or from console to console: durations, spaces at ends, blank lines.</summary>
    private static string Normalize(string text) => string.Join('\n', text
        .ReplaceLineEndings("\n")
        .Split('\n')
        .Select(line => line.TrimEnd())
        .Where(line => line.Length > 0)
        .Select(line => Duration().IsMatch(line) ? Spaces().Replace(Duration().Replace(line, "<time>"), " ") : line));

    [GeneratedRegex(@"\b(\d+([.,]\d+)? ?(ms|s|min|seconds?)|(\d+\.)?\d\d:\d\d:\d\d(\.\d+)?)\b")]
    private static partial Regex Duration();

    [GeneratedRegex(" +")]
    private static partial Regex Spaces();
}
