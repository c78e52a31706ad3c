using System.Diagnostics;

namespace MnistPS.Tests.Hosting;

/// <summary>Runs programs with redirected streams. One that takes too long is killed.</summary>
internal static class ChildProcess
{
    // Only a process that hangs reaches this.
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);

    public static string Dotnet => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet";

    /// <summary>Runs a script in a new session of the pinned PowerShell; the module is not imported.</summary>
    public static Task<ProcessResult> Pwsh(string script, string? folder = null) =>
        Run(StartInfo(Dotnet, folder, StagedModule.Pwsh, "-NoProfile", "-NonInteractive", "-Command", script));

    /// <summary>Runs <c>dotnet</c>, which must succeed, and gives its output as in the United States.</summary>
    public static async Task<string> DotnetOutput(string folder, params string[] arguments)
    {
        ProcessStartInfo info = StartInfo(Dotnet, folder, arguments);
        info.Environment["LC_ALL"] = "en_US.UTF-8";
        ProcessResult result = await Run(info);
        Assert.True(result.ExitCode == 0, $"dotnet {string.Join(' ', arguments)}\n{result.Output}\n{result.Error}");
        return result.Output;
    }

    public static async Task<ProcessResult> Run(ProcessStartInfo info, string input = "", TimeSpan? patience = null)
    {
        using Process process = Process.Start(info)!;
        using var timeout = new CancellationTokenSource(patience ?? s_patience);
        try
        {
            Task<string> error = process.StandardError.ReadToEndAsync(timeout.Token);
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
            string output = await process.StandardOutput.ReadToEndAsync(timeout.Token);
            await process.WaitForExitAsync(timeout.Token);
            return new ProcessResult(process.ExitCode, output, await error);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    public static ProcessStartInfo StartInfo(string program, string? folder, params string[] arguments)
    {
        var info = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder ?? Path.GetTempPath(),
        };

        // `dotnet test` sets MSBuild's variables for its own build, the PowerShell in this process its own path of modules.
        string[] inherited = ["NO_COLOR", "PSModulePath"];
        foreach (string name in info.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).Concat(inherited).ToArray())
        {
            info.Environment.Remove(name);
        }

        info.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        info.Environment["TERM"] = "xterm";
        return info;
    }
}

/// <summary>What a process has written, and the code that it ended with.</summary>
internal sealed record ProcessResult(int ExitCode, string Output, string Error)
{
    /// <summary>The lines of the output, without blank ones.</summary>
    public string[] Lines => Output.Split(["\r\n", "\n"], StringSplitOptions.RemoveEmptyEntries);
}
