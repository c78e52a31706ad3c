using System.Management.Automation.Runspaces;

namespace MnistPS.Shell.CommandLine;

/// <summary>The command line, understood.</summary>
internal sealed record ShellOptions
{
    public ShellAction Action { get; init; }

    /// <summary>The text of -Command, or the full path of -File.</summary>
    public string Target { get; init; } = "";

    /// <summary>What the script of -File is called with.</summary>
    public IReadOnlyList<CommandParameter> Arguments { get; init; } = [];

    public bool NoExit { get; init; }

    public bool NoLogo { get; init; }

    public bool NonInteractive { get; init; }

    public string? WorkingDirectory { get; init; }

    public string? ExecutionPolicy { get; init; }
}
