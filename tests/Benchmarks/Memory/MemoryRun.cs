using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Mnist.Benchmarks.Racing;
using Mnist.Benchmarks.Reporting;

namespace Mnist.Benchmarks.Memory;

/// <summary>The peak memory of every exporter for 10,000 and for 1,000,000 samples, each in a process of its own.</summary>
internal static class MemoryRun
{
    private const int Few = 10_000;
    private const int Many = 1_000_000;
    private const string Head = "| exporter | samples | peak | samples | peak | of it managed | difference | within 32 MiB | seconds |\n|---|---:|---:|---:|---:|---:|---:|---|---:|";

    private static readonly JsonSerializerOptions s_json = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>Runs the exporters that are named, or all; prints the table and writes it as Markdown and JSON.</summary>
    /// <returns>1 where one is not within its bound.</returns>
    public static int Run(string[] names, string output)
    {
        if (names.FirstOrDefault(name => Exporter.All.All(exporter => exporter.Name != name)) is { } unknown)
        {
            Console.Error.WriteLine($"There is no exporter '{unknown}'; there are {string.Join(", ", Exporter.All.Select(exporter => exporter.Name))}.");
            return 1;
        }

        using var workspace = new Workspace();
        var machine = Machine.Describe(workspace.Folder);
        Console.WriteLine($"{machine.ToMarkdown()}\n\n{Head}");
        List<MemoryRow> rows = [];
        foreach (Exporter exporter in Exporter.All.Where(exporter => names.Length == 0 || names.Contains(exporter.Name)))
        {
            int many = Math.Min(Many, exporter.Most);
            long room = new DriveInfo(workspace.Folder).AvailableFreeSpace;
            if (room < 2L * many * exporter.BytesEach)
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {exporter.Name} | not measured: {room / 1e9:0.0} GB are free in {workspace.Folder} | | | | | | | |"));
                continue;
            }

            (long fewPeak, _, _) = Measure(workspace, exporter, Few);
            (long manyPeak, long manyHeap, double seconds) = Measure(workspace, exporter, many);
            rows.Add(new MemoryRow(exporter.Name, Few, fewPeak, many, manyPeak, manyHeap, seconds));
            Console.WriteLine(Format(rows[^1]));
        }

        Directory.CreateDirectory(output);
        string path = Path.Combine(output, string.Join('-', ["memory", .. names]));
        File.WriteAllText(path + ".md", $"{machine.ToMarkdown()}\n\n{Head}\n{string.Join('\n', rows.Select(Format))}\n");
        File.WriteAllText(path + ".json", JsonSerializer.Serialize(new { Machine = machine, Rows = rows }, s_json));
        Console.WriteLine($"\nWritten to {path}.md and {path}.json.");
        return rows.All(row => row.IsMet) ? 0 : 1;
    }

    private static (long Peak, long Heap, double Seconds) Measure(Workspace workspace, Exporter exporter, int count)
    {
        string folder = workspace["export"];
        Directory.CreateDirectory(folder);
        long started = Stopwatch.GetTimestamp();
        string said = Timing.Output(
            OwnProgram.Path,
            OwnProgram.Arguments("memory-child", exporter.Name, count.ToString(CultureInfo.InvariantCulture), Path.Combine(folder, "samples")));
        double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        Directory.Delete(folder, recursive: true);
        long[] numbers = [.. said.Split(' ').Select(number => long.Parse(number, CultureInfo.InvariantCulture))];
        return (numbers[0], numbers[1], seconds);
    }

    private static string Format(MemoryRow row) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {row.Exporter} | {row.Few:#,0} | {MiB(row.FewPeak)} | {row.Many:#,0} | {MiB(row.ManyPeak)} | {MiB(row.ManyHeap)} | {MiB(row.Difference)} | {(row.IsMet ? "yes" : "no")} | {row.Seconds:0.0} |");

    private static string MiB(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576.0:0.0} MiB");
}
