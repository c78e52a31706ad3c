using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Notebooks.Runner;

namespace Notebooks.Tests;

/// <summary>Outputs as text that is the same each time: without timings, and ids of charts and executions.</summary>
internal static partial class OutputText
{
    public static string Of(NotebookCell cell) => Normalize(string.Join('\n', cell.Outputs.Select(output => Describe(output!.AsObject()))));

    /// <summary>Text as another version of PowerShell may lay it out.</summary>
    public static string WithoutLayout(string text) => Spaces().Replace(text, " ");

    private static string Describe(JsonObject output)
    {
        JsonNode content = output["text"] ?? output["data"]!;
        IEnumerable<string> parts = content is JsonObject data ? data.Select(part => $"{part.Key}: {Join(part.Value)}") : [Join(content)];
        return $"{output["output_type"]}: {string.Join('\n', parts)}";
    }

    private static string Join(JsonNode? text) => text is JsonArray lines ? string.Concat(lines.Select(line => (string?)line)) : (string?)text ?? "";

    private static string Normalize(string text) =>
        ChartId().Replace(Timing().Replace(text.Replace("\r\n", "\n", StringComparison.Ordinal), "$1…</td>"), "$1…\"");

    [GeneratedRegex("(<th[^>]*>(?:Samples per second|Time)</th><td>)[^<]*</td>")]
    private static partial Regex Timing();

    [GeneratedRegex("(data-mnist-chart=\"|fetchAndDraw\\(\")[0-9A-F]+\"")]
    private static partial Regex ChartId();

    [GeneratedRegex("\\s+")]
    private static partial Regex Spaces();
}
