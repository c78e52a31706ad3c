using System.Management.Automation.Runspaces;

namespace MnistPS.Shell.Hosting;

/// <summary>The engine brings a few functions that call commands which it does not bring: the same without these.</summary>
internal static class EngineFunctions
{
    public static IEnumerable<SessionStateCommandEntry> All =>
    [
        new SessionStateFunctionEntry("Clear-Host", "$Host.UI.Write(\"`e[H`e[2J`e[3J\")"),
        new SessionStateFunctionEntry("help", "Get-Help @args"),
        new SessionStateFunctionEntry("Pause", "$Host.UI.Write('Press Enter to continue...: '); $null = $Host.UI.ReadLine()"),
    ];
}
