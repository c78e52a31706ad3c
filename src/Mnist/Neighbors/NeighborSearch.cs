namespace Mnist.Neighbors;

/// <summary>Finds the samples that look most alike: duplicates, near-duplicates, and what a mistake was taken for.</summary>
public static class NeighborSearch
{
    /// <summary>Finds the nearest of other samples, by the squared Euclidean distance of their pixels.</summary>
    /// <remarks>
    /// The result is exact and the same on every machine: distances are whole numbers, and of equally distant samples the one that comes
    /// first is the nearer. A sample is not its own neighbor: one with the same dataset, split, index and pixels is passed over. Copies at
    /// other places are found. All cores are used. Memory is bounded for any number of samples, and samples are read as you read the
    /// result, up to 2048 ahead.
    /// </remarks>
    /// <param name="samples">The samples whose neighbors to find, for example <c>mnist.Test</c>.</param>
    /// <param name="others">The samples to search, for example <c>mnist.Train</c>, all of the same size, at most 33,025 pixels each.</param>
    /// <param name="count">The number of neighbors of each sample, 1 or more; all other samples if there are fewer.</param>
    /// <param name="progress">Receives the number of samples whose neighbors are found.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    /// <returns>The neighbors of the first sample, the nearest first, then those of the next one.</returns>
    /// <exception cref="ArgumentException">There are no other samples, the sizes differ, or the images are too large.</exception>
    /// <example><code>
    /// foreach (SampleNeighbor neighbor in mnist.Test.FindNeighbors(mnist.Train, count: 3)) { }
    /// </code></example>
    public static IEnumerable<SampleNeighbor> FindNeighbors(
        this IEnumerable<MnistSample> samples,
        ISampleSource others,
        int count = 1,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentNullException.ThrowIfNull(others);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return Find(samples, new NeighborWindow(new OtherSamples(others), count), progress, cancellationToken);
    }

    private static IEnumerable<SampleNeighbor> Find(
        IEnumerable<MnistSample> samples, NeighborWindow window, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        long done = 0;
        foreach (MnistSample[] next in samples.Chunk(window.Size))
        {
            foreach (SampleNeighbor neighbor in window.Find(next, cancellationToken))
            {
                yield return neighbor;
            }

            done += next.Length;
            progress?.Report(done);
        }
    }
}
