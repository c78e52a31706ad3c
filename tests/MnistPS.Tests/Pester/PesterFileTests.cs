using System.Management.Automation;
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
        Dictionary<string, CommandInfo> commands = _session.Get("Get-Command -Module MnistPS")
            .Select(item => (CommandInfo)item.BaseObject)
            .ToDictionary(command => command.Name, StringComparer.OrdinalIgnoreCase);
        Assert.All(UnknownUses(script, commands), use => Assert.Fail(use));
    }

    public void Dispose() => _session.Dispose();

    private static IEnumerable<string> UnknownUses(Ast script, Dictionary<string, CommandInfo> commands)
    {
        foreach (CommandAst call in script.FindAll(ast => ast is CommandAst, searchNestedScriptBlocks: true).Cast<CommandAst>())
        {
            if (call.GetCommandName() is not { } name || !name.Contains("-Mnist", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            if (!commands.TryGetValue(name, out CommandInfo? command))
            {
                yield return $"line {call.Extent.StartLineNumber}: there is no {name}";
                continue;
            }

            foreach (CommandParameterAst parameter in call.CommandElements.OfType<CommandParameterAst>())
            {
                if (!Resolves(command, parameter.ParameterName))
                {
                    yield return $"line {call.Extent.StartLineNumber}: {name} has no -{parameter.ParameterName}";
                }
            }
        }
    }

    private static bool Resolves(CommandInfo command, string parameter)
    {
        try
        {
            return command.ResolveParameter(parameter) is not null;
        }
        catch (ParameterBindingException)
        {
            return false;
        }
    }
}
