namespace MnistPS.Tests.Shell;

/// <summary>What a run of the shell has left.</summary>
internal sealed record ShellResult(int ExitCode, string Output, string Error)
{
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
