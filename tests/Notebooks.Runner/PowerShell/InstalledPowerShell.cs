using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Notebooks.Runner;

/// <summary>PowerShell itself, where it is installed.</summary>
internal static class InstalledPowerShell
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(50);

    /// <summary>Where it is; null where it is not.</summary>
    public static string? Path { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => System.IO.Path.Combine(folder, OperatingSystem.IsWindows() ? "pwsh.exe" : "pwsh"))
        .FirstOrDefault(File.Exists);

    /// <summary>Runs cells in one session and gives the text of each.</summary>
    /// <exception cref="InvalidOperationException">A cell failed, or they took too long.</exception>
    public static IReadOnlyList<string> Run(IReadOnlyList<string> cells, string folder)
    {
        string work = Directory.CreateTempSubdirectory("mnistps-cells-").FullName;
        try
        {
            string script = System.IO.Path.Combine(work, "run-cells.ps1");
            string input = System.IO.Path.Combine(work, "cells.json");
            string result = System.IO.Path.Combine(work, "texts.json");
            using (Stream source = typeof(InstalledPowerShell).Assembly.GetManifestResourceStream("run-cells.ps1")!)
            using (FileStream target = File.Create(script))
            {
                source.CopyTo(target);
            }

            File.WriteAllText(input, JsonSerializer.Serialize(cells));
            Start(["-NoProfile", "-NonInteractive", "-File", script, input, result], folder);
            return [.. JsonNode.Parse(File.ReadAllText(result))!.AsArray().Select(text => (string)text!)];
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private static void Start(string[] arguments, string folder)
    {
        using Process process = Process.Start(new ProcessStartInfo(Path!, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(s_patience))
        {
            process.Kill(entireProcessTree: true);
            throw new InvalidOperationException($"{Path} took longer than {s_patience.TotalSeconds} s.");
        }

        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{Path} ended with {process.ExitCode}: {errors.Result}{output.Result}");
        }
    }
}
