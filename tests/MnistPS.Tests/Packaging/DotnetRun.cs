using System.Diagnostics;
using MnistPS.Tests.Shell;

namespace MnistPS.Tests.Packaging;

/// <summary>One run of <c>dotnet</c> that must succeed.</summary>
internal static class DotnetRun
{
    /// <summary>Gives what it printed.</summary>
    public static async Task<string> Run(string folder, params string[] arguments)
    {
        var info = new ProcessStartInfo(ShellUnderTest.Dotnet, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // What `dotnet test` sets for its own build must not reach this one, and no helper may outlive it.
        foreach (string name in info.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
        {
            info.Environment.Remove(name);
        }

        info.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using Process process = Process.Start(info)!;
        using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        Task<string> error = process.StandardError.ReadToEndAsync(timeout.Token);
        string output = await process.StandardOutput.ReadToEndAsync(timeout.Token);
        await process.WaitForExitAsync(timeout.Token);
        Assert.True(process.ExitCode == 0, $"dotnet {string.Join(' ', arguments)}\n{output}\n{await error}");
        return output;
    }
}
