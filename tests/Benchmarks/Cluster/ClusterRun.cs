using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Text.Json;
using Mnist.Benchmarks.Peers;
using Mnist.Benchmarks.Racing;
using Mnist.Benchmarks.Reporting;

namespace Mnist.Benchmarks.Cluster;

/// <summary>MNIST in shards, counted by engines that others wrote, beside what this project's own commands count.</summary>
internal static class ClusterRun
{
    private const string Head = "| engine | shards | how | seconds | train | test |\n|---|---|---|---:|---|---|";

    private static readonly JsonSerializerOptions s_json = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>Writes the shards with the cmdlets, has them counted, and compares.</summary>
    /// <returns>1 where an answer differs or an engine is missing.</returns>
    public static int Run(string output)
    {
        using var workspace = new Workspace();
        var machine = Machine.Describe(workspace.Folder);
        using Runspace runspace = PipelinePeers.OpenRunspace();
        string csv = Export(runspace, "Export-MnistCsv -Name MNIST -Path {0} -ShardSize 5000", workspace["csv"]);
        string npz = Export(runspace, "Export-MnistNpz -Name MNIST -Path {0} -ShardSize 5000", workspace["npz"]);
        string parquet = Export(runspace, "Export-MnistParquet -Name MNIST -Path {0} -ShardSize 5000", workspace["parquet"]);
        Dictionary<string, ClusterAnswer> ours = Ours(runspace);

        Console.WriteLine($"{machine.ToMarkdown()}\n\n{Head}");
        List<ClusterRow> rows = [];
        foreach ((string folder, bool kills) in new[] { (csv, false), (csv, true), (npz, false), (npz, true) })
        {
            string[] shards = [.. Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal)];
            Add(DaskCluster.Missing is { } missing
                ? ClusterRow.NotRun("Dask", $"{shards.Length} {Path.GetExtension(shards[0])}", missing)
                : ClusterRow.Of(DaskCluster.Run(shards, kills), Path.GetExtension(shards[0]), ours));
        }

        Dictionary<string, ClusterAnswer> found = [];
        double seconds = Timing.Of(() => found = new() { ["train"] = DuckShards.Run(Path.Combine(parquet, "train-*.parquet")), ["test"] = DuckShards.Run(Path.Combine(parquet, "test-*.parquet")) });
        Add(new ClusterRow("DuckDB", $"{Directory.GetFiles(parquet).Length} .parquet", "SQL; pixels through our PNG decoder", seconds, found, ours));

        Directory.CreateDirectory(output);
        string path = Path.Combine(output, "cluster");
        File.WriteAllText(path + ".md", $"{machine.ToMarkdown()}\n\n{Head}\n{string.Join('\n', rows.Select(row => row.ToMarkdown()))}\n");
        File.WriteAllText(path + ".json", JsonSerializer.Serialize(new { Machine = machine, Ours = ours, Rows = rows }, s_json));
        Console.WriteLine($"\nWritten to {path}.md and {path}.json.");
        return rows.All(row => row.AllAgree) ? 0 : 1;

        void Add(ClusterRow row)
        {
            rows.Add(row);
            Console.WriteLine(row.ToMarkdown());
        }
    }

    private static string Export(Runspace runspace, string command, string folder)
    {
        Invoke(runspace, string.Format(CultureInfo.InvariantCulture, command, $"'{folder}'"));
        return folder;
    }

    private static Dictionary<string, ClusterAnswer> Ours(Runspace runspace)
    {
        PSObject[] table = [.. Invoke(runspace, "Measure-MnistCategory")];
        return Invoke(runspace, "Measure-MnistPixel").ToDictionary(
            pixels => pixels.Properties["Split"].Value.ToString() == "Train" ? "train" : "test",
            pixels => new ClusterAnswer(
                [.. table.Select(row => Number<long>(row, pixels.Properties["Split"].Value.ToString() == "Train" ? "Training" : "Testing"))],
                Number<double>(pixels, "Mean"),
                Number<double>(pixels, "StandardDeviation"),
                Number<int>(pixels, "Minimum"),
                Number<int>(pixels, "Maximum"),
                Number<double>(pixels, "ZeroShare")));
    }

    private static T Number<T>(PSObject item, string property) => LanguagePrimitives.ConvertTo<T>(item.Properties[property].Value);

    private static ICollection<PSObject> Invoke(Runspace runspace, string script)
    {
        using PowerShell shell = PowerShell.Create(runspace);
        ICollection<PSObject> result = shell.AddScript(script).Invoke();
        return shell.HadErrors ? throw new InvalidOperationException($"{script}: {shell.Streams.Error[0]}") : result;
    }
}
