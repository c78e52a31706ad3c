namespace Mnist;

/// <summary>Corrupts samples.</summary>
public static class SampleCorruption
{
    /// <summary>Returns corrupted copies of samples.</summary>
    /// <remarks>What is random depends on the seed and the index of the sample only, so a selection is corrupted as the whole set.</remarks>
    /// <param name="samples">Samples of 28 x 28.</param>
    /// <param name="corruption">What to do.</param>
    /// <param name="seed">The seed. It gives the same images on every platform.</param>
    /// <exception cref="ArgumentException">A sample has another size.</exception>
    public static IEnumerable<CorruptedSample> Corrupt(this IEnumerable<MnistSample> samples, Corruption corruption, long seed = 0)
    {
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentNullException.ThrowIfNull(corruption);
        var corrupter = new Corrupter(corruption, seed);
        return samples.Select(corrupter.Apply);
    }
}
