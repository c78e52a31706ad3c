using System.Management.Automation;

namespace MnistPS.Shell.MissingCommands;

/// <summary>
/// Knows the commands of the two modules that come with PowerShell but not with its engine, and what to use here instead.
/// </summary>
internal sealed class MissingCommandCatalog
{
    private readonly Dictionary<string, (string Module, string Hint)> _commands = new(StringComparer.OrdinalIgnoreCase);

    private MissingCommandCatalog()
    {
        using var reader = new StreamReader(typeof(MissingCommandCatalog).Assembly.GetManifestResourceStream("missing-commands.txt")!);
        string module = "";
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('['))
            {
                module = line.Trim('[', ']');
            }
            else if (line.Length > 0 && line[0] != '#')
            {
                string[] parts = line.Split(" = ", 2);
                _commands[parts[0]] = (module, parts.Length > 1 ? parts[1] : "");
            }
        }
    }

    /// <summary>Read when a command is missing for the first time: most sessions never need it.</summary>
    private static readonly Lazy<MissingCommandCatalog> s_instance = new(() => new MissingCommandCatalog());

    /// <summary>
    /// The handler for <see cref="CommandInvocationIntrinsics.CommandNotFoundAction"/>; aliases arrive under the name they stand for.
    /// </summary>
    public static void OnCommandNotFound(object? sender, CommandLookupEventArgs lookup)
    {
        if (s_instance.Value.Explain(lookup.CommandName) is { } explanation)
        {
            lookup.Command = MissingCommand.That(lookup.CommandName, explanation);
        }
    }

    private string? Explain(string name)
    {
        if (!_commands.TryGetValue(name, out (string Module, string Hint) command))
        {
            return null;
        }

        string start = $"The command '{name}' comes with PowerShell (pwsh, module {command.Module}); mnistps has the engine alone.";
        return command.Hint.Length > 0 ? $"{start} Works here: {command.Hint}" : start;
    }
}
