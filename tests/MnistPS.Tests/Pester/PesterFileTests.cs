using System.Management.Automation.Language;
using MnistPS.Tests.Hosting;

namespace MnistPS.Tests.Pester;

/// <summary>Where there is no Pester, at least: every file parses, and what it says of our commands is true.</summary>
public sealed class PesterFileTests : IDisposable
{
    private readonly ModuleSession _session = new();

    public static TheoryData<string> Files => [.. Directory
        .EnumerateFiles(Path.Combine(StagedModule.RepositoryRoot, "tests", "Pester"), "*.ps1", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(StagedModule.RepositoryRoot, path))
        .Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_command_and_parameter_of_ours_exists(string file)
    {
        Ast script = Parser.ParseFile(Path.Combine(StagedModule.RepositoryRoot, file), out _, out ParseError[] errors);
        Assert.Empty(errors);
        Assert.All(ScriptUses.Unknown(script, ScriptUses.CommandsOf(_session)), use => Assert.Fail(use));
    }

    [Fact]
    public void Every_command_has_a_file_that_calls_it()
    {
        string folder = Path.Combine(StagedModule.RepositoryRoot, "tests", "Pester");
        Assert.All(ScriptUses.CommandsOf(_session).Keys, command =>
        {
            Ast script = Parser.ParseFile(Path.Combine(folder, command + ".Tests.ps1"), out _, out _);
            Assert.Contains(command, ScriptUses.Calls(script).Select(use => use.Name));
        });
    }

    public void Dispose() => _session.Dispose();
}
