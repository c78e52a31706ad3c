using System.Text.Json;
using Mnist.Benchmarks.Racing;

namespace Mnist.Benchmarks.Cluster;

/// <summary>A Dask cluster of a scheduler and three workers, each a process of its own on loopback; <c>shards.py</c> starts it.</summary>
internal static class DaskCluster
{
    private static readonly JsonSerializerOptions s_json = new() { PropertyNameCaseInsensitive = true };

    /// <summary>Why it cannot run here; null where it can.</summary>
    public static string? Missing { get; } =
        !Timing.HasPython("distributed") ? "python3-distributed is not installed" : !Timing.HasPython("numpy") ? "python3-numpy is not installed" : null;

    /// <summary>Counts over shards.</summary>
    /// <param name="shards">Files of Export-MnistCsv or Export-MnistNpz.</param>
    /// <param name="kills">Kills a worker in the middle.</param>
    public static DaskResult Run(IEnumerable<string> shards, bool kills) =>
        JsonSerializer.Deserialize<DaskResult>(Timing.SayPython("Cluster/shards.py", [kills ? "kill" : "keep", .. shards]), s_json)!;
}
