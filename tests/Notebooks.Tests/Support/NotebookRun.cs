using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Notebooks.Runner;

namespace Notebooks.Tests;

/// <summary>What executing a notebook in a process of its own gave.</summary>
/// <param name="Executed">The notebook with its new outputs; null where a cell failed.</param>
/// <param name="ExitCode">0 when all went well.</param>
/// <param name="Output">A line for each cell that was skipped, and what it cost.</param>
/// <param name="Errors">What was wrong.</param>
internal sealed record NotebookRun(Notebook? Executed, int ExitCode, string Output, string Errors)
{
    private const string Cost = " s of processor time";

    // A notebook that hangs; machines that run other things beside the tests take long.
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(6);

    private static readonly ConcurrentDictionary<(string, bool), Lazy<NotebookRun>> s_runs = new();

    /// <summary>Seconds of one processor, whatever else the machine had to do meanwhile.</summary>
    public double ProcessorSeconds => double.Parse(
        Output.Split('\n').Single(line => line.Contains(Cost, StringComparison.Ordinal)).Split(Cost)[0], CultureInfo.InvariantCulture);

    /// <summary>A notebook of this repository, executed once for all tests.</summary>
    /// <param name="name">Without the ending.</param>
    /// <param name="withFashion">Whether FashionMNIST is saved on the machine.</param>
    public static NotebookRun Of(string name, bool withFashion = false) =>
        s_runs.GetOrAdd((name, withFashion), key => new Lazy<NotebookRun>(() => Start(Repository.PathOf(key.Item1), key.Item2))).Value;

    /// <summary>Executes a notebook.</summary>
    public static NotebookRun Start(string path, bool withFashion = false)
    {
        // An empty store, or one with Debian's files: never the one of whoever runs the tests.
        using var store = new TempFolder();
        if (withFashion)
        {
            string folder = Directory.CreateDirectory(store["FashionMNIST"]).FullName;
            foreach (string file in Directory.GetFiles(Repository.FashionFolder))
            {
                File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
            }
        }

        using var work = new TempFolder();
        string target = work["executed.ipynb"];
        string dotnet = Environment.ProcessPath is string host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet";
        using Process process = Process.Start(new ProcessStartInfo(dotnet, [Path.Combine(AppContext.BaseDirectory, "Notebooks.Runner.dll"), path, target])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            Environment = { ["MNIST_HOME"] = store.Path, ["MNIST_CATALOG"] = null, ["MNISTPS_ADAPTERS"] = null },
        })!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(s_patience))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{path} did not end within {s_patience}.");
        }

        process.WaitForExit();
        return new NotebookRun(File.Exists(target) ? Notebook.Read(target) : null, process.ExitCode, output.Result, errors.Result);
    }
}
