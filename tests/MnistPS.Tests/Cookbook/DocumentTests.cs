using System.Management.Automation;
using System.Management.Automation.Language;
using MnistPS.Tests.Hosting;

namespace MnistPS.Tests.Cookbook;

/// <summary>What can be said of the examples of all documents without running them.</summary>
public sealed class DocumentTests : IDisposable
{
    private readonly ModuleSession _session = new();

    public static TheoryData<string> Documents => [.. Directory
        .EnumerateFiles(Path.Combine(StagedModule.RepositoryRoot, "docs"), "*.md", SearchOption.AllDirectories)
        .Concat(Directory.EnumerateFiles(StagedModule.RepositoryRoot, "*.md"))
        .Select(path => Path.GetRelativePath(StagedModule.RepositoryRoot, path).Replace('\\', '/'))
        .Order(StringComparer.Ordinal)];

    /// <summary>Every block parses, and every command in it is one of ours, of the engine or of PowerShell.</summary>
    [Theory]
    [MemberData(nameof(Documents))]
    public void Examples_parse_and_name_commands_and_parameters_that_exist(string document)
    {
        IReadOnlyDictionary<string, CommandInfo> commands = ScriptUses.CommandsOf(_session);
        foreach (DocumentExample example in DocumentExample.ReadAll(document))
        {
            Ast script = Parser.ParseInput(example.Script, out _, out ParseError[] errors);
            Assert.True(errors.Length == 0, $"{example}: {errors.FirstOrDefault()?.Message}");
            Assert.All(ScriptUses.Unknown(script, commands), use => Assert.Fail($"{example}, {use}"));
            if (example.WhyNotRun is null)
            {
                Assert.All(ScriptUses.Calls(script), call => Assert.True(
                    DocumentExamples.IsOfPwsh(call.Name) || _session.Get($"Get-Command '{call.Name}' -CommandType Cmdlet, Function -ErrorAction Ignore").Count > 0,
                    $"{example}: there is no {call.Name}"));
            }
        }
    }

    [Fact]
    public void The_cookbook_is_large_enough_and_most_of_it_runs_in_the_engine()
    {
        IReadOnlyList<DocumentExample> cookbook = DocumentExample.ReadAll(DocumentExamples.Cookbook);
        Assert.True(cookbook.Count >= 25);
        Assert.All(cookbook, example => Assert.True(example.WhyNotRun is null && example.Steps.All(step => step.Output is not null), $"{example}: its output is missing"));
        Assert.True(cookbook.Count(example => !DocumentExamples.NeedsPwsh(example)) >= 15);
    }

    /// <summary>Examples that no test can run are told, with the reason that the document itself gives.</summary>
    [Fact]
    public void Examples_of_the_README_that_are_not_run_are_named()
    {
        DocumentExample[] left = [.. DocumentExample.ReadAll("README.md").Where(example => example.WhyNotRun is not null)];
        Assert.SkipUnless(left.Length == 0, $"{left.Length} examples were parsed and bound only: {string.Join("; ", left.Select(example => $"{example}, {example.WhyNotRun}"))}.");
    }

    public void Dispose() => _session.Dispose();
}
