using System.Management.Automation;
using System.Management.Automation.Language;

namespace MnistPS.Tests.Hosting;

/// <summary>What a script calls, held against the commands that there are.</summary>
public static class ScriptUses
{
    /// <summary>The commands of the module by name.</summary>
    public static IReadOnlyDictionary<string, CommandInfo> CommandsOf(ModuleSession session) => session.Get("Get-Command -Module MnistPS")
        .Select(item => (CommandInfo)item.BaseObject)
        .ToDictionary(command => command.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The commands that a script names, with the line where it does.</summary>
    public static IEnumerable<(string Name, CommandAst Call)> Calls(Ast script) => script
        .FindAll(ast => ast is CommandAst, searchNestedScriptBlocks: true)
        .Cast<CommandAst>()
        .Where(call => call.GetCommandName() is not null)
        .Select(call => (call.GetCommandName(), call));

    /// <summary>Commands and parameters of ours that do not exist.</summary>
    public static IEnumerable<string> Unknown(Ast script, IReadOnlyDictionary<string, CommandInfo> commands)
    {
        foreach ((string name, CommandAst call) in Calls(script).Where(use => use.Name.Contains("-Mnist", StringComparison.OrdinalIgnoreCase)))
        {
            if (!commands.TryGetValue(name, out CommandInfo? command))
            {
                yield return $"line {call.Extent.StartLineNumber}: there is no {name}";
                continue;
            }

            foreach (CommandParameterAst parameter in call.CommandElements.OfType<CommandParameterAst>().Where(parameter => !Resolves(command, parameter.ParameterName)))
            {
                yield return $"line {call.Extent.StartLineNumber}: {name} has no -{parameter.ParameterName}";
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
