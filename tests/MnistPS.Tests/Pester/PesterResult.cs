using System.Text.Json;
using System.Text.Json.Nodes;

namespace MnistPS.Tests.Pester;

/// <summary>A test of Pester, as Invoke-Suite.ps1 writes it.</summary>
/// <param name="Name">The run, the blocks and the test.</param>
/// <param name="Result">Pester's word for it: Passed, Failed, Skipped, Inconclusive or NotRun.</param>
/// <param name="Message">Why it failed or was skipped.</param>
/// <param name="Place">The file and the line of the failure, or of the test.</param>
public sealed record PesterResult(string Name, string Result, string Message, string Place)
{
    public bool HasPassed => Result == "Passed";

    public string? WhySkipped => Result is "Skipped" or "NotRun" ? Message : null;

    public static IEnumerable<PesterResult> Read(string path, string run) => new FileInfo(path).Length == 0
        ? []
        : JsonNode.Parse(File.ReadAllText(path))!.AsArray().Deserialize<PesterResult[]>()!.Select(result => result with { Name = $"{run}: {result.Name}" });
}
