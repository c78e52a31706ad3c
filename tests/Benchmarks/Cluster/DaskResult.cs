namespace Mnist.Benchmarks.Cluster;

/// <summary>What <c>shards.py</c> says.</summary>
/// <param name="Shards">How many it was given.</param>
/// <param name="Workers">How many workers began.</param>
/// <param name="Left">How many were left at the end.</param>
/// <param name="Killed">Which worker was killed, and when; null for none.</param>
/// <param name="Seconds">From the first shard handed out to the last result.</param>
/// <param name="Splits">What was found, by split.</param>
internal sealed record DaskResult(int Shards, int Workers, int Left, KilledWorker? Killed, double Seconds, Dictionary<string, ClusterAnswer> Splits);
