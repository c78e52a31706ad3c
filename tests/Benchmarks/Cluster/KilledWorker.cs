namespace Mnist.Benchmarks.Cluster;

/// <summary>A worker that was killed.</summary>
/// <param name="Worker">Its number, from 0.</param>
/// <param name="After">The shards that were done by then.</param>
/// <param name="Had">The shards that it had in hand.</param>
internal sealed record KilledWorker(int Worker, int After, int Had);
