using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using Mnist.Fuzzing.Targets;

namespace Mnist.Fuzzing.Running;

/// <summary>The parent process of a run: a child for each target, so that not even a stack overflow hides what caused it.</summary>
internal sealed class FuzzRun(RunOptions options)
{
    private readonly List<string> _findings = [];
    private readonly string _findingFolder = Path.Combine(
        typeof(FuzzRun).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(data => data.Key == "RepositoryRoot").Value!, "output", "Fuzzing");

    /// <summary>Runs all targets.</summary>
    /// <returns>0; 1 when something was found.</returns>
    public int Run()
    {
        // In memory where the system has files there: an input is written a thousand times a second.
        string root = Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath();
        string folder = Path.Combine(root, $"mnist-fuzzing-{Environment.ProcessId}");
        try
        {
            string program = Path.Combine(folder, "program");
            Instrumented.Make(program);
            Parallel.ForEach(
                options.Targets, new ParallelOptions { MaxDegreeOfParallelism = options.Jobs }, target => Run(target, program, Path.Combine(folder, target.Name)));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        Console.WriteLine(_findings.Count == 0
            ? string.Create(CultureInfo.InvariantCulture, $"fuzzing: {options.Targets.Count} targets, nothing found")
            : string.Create(CultureInfo.InvariantCulture, $"fuzzing: {options.Targets.Count} targets, {_findings.Count} findings"));
        return _findings.Count == 0 ? 0 : 1;
    }

    private void Run(FuzzTarget target, string program, string folder)
    {
        Directory.CreateDirectory(folder);
        string[] arguments =
        [
            Path.Combine(program, "Fuzzing.dll"), "loop", target.Name, folder,
            options.Seconds.ToString(CultureInfo.InvariantCulture), options.Seed.ToString(CultureInfo.InvariantCulture),
        ];
        using var child = Process.Start(new ProcessStartInfo(Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet", arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["DOTNET_GCHeapHardLimit"] = Limits.Memory.ToString("X", CultureInfo.InvariantCulture),
                ["DOTNET_DbgEnableMiniDump"] = "0",
            },
        })!;
        Task<string> error = child.StandardError.ReadToEndAsync();
        string output = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        lock (_findings)
        {
            Console.Write(output);
            if (child.ExitCode != 0)
            {
                Keep(target, Path.Combine(folder, target.FileName), child.ExitCode, error.Result);
            }
        }
    }

    private void Keep(FuzzTarget target, string input, int exitCode, string error)
    {
        Directory.CreateDirectory(_findingFolder);
        byte[] content = File.Exists(input) ? File.ReadAllBytes(input) : [];
        string kept = Path.Combine(_findingFolder, $"{target.Name}-{Convert.ToHexStringLower(SHA256.HashData(content))[..12]}");
        File.WriteAllBytes(kept, content);
        _findings.Add(kept);
        Console.WriteLine($"{target.Name,-12}FOUND: {Limits.Describe(exitCode)}, seed {options.Seed}");
        Console.WriteLine(string.Join('\n', error.Split('\n').Take(30)));
        Console.WriteLine($"    again: dotnet run --project tests/Fuzzing -- replay {target.Name} {kept}");
    }
}
