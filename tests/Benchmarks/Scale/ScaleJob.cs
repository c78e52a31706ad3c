namespace Mnist.Benchmarks.Scale;

/// <summary>What one pass of a piece of work is done on.</summary>
/// <param name="Folder">The dataset.</param>
/// <param name="Samples">Its training split, opened once for all passes.</param>
/// <param name="Target">What a writer writes; does not exist.</param>
/// <param name="Pass">The number of the pass: a seed.</param>
internal sealed record ScaleJob(string Folder, SampleSet Samples, string Target, int Pass);
