namespace Mnist.Learning;

public sealed partial class Ensemble
{
    /// <summary>Tests the models on samples as they are and on corrupted copies of them: how robust are they?</summary>
    /// <param name="samples">Samples of 28 x 28 with labels.</param>
    /// <param name="corruptions">The corruptions, each with its severity; null for all of MNIST-C.</param>
    /// <param name="seed">The seed of everything random. It gives the same images on every platform.</param>
    /// <param name="progress">Receives the number of finished samples from time to time, on the calling thread.</param>
    /// <param name="cancellationToken">Cancels the test.</param>
    /// <returns>A row for the samples as they are, and one for each corruption, in their order.</returns>
    /// <exception cref="ArgumentException">An image has another size, or a label is missing or outside the categories.</exception>
    /// <exception cref="OperationCanceledException">The test was canceled.</exception>
    /// <example><code>
    /// foreach (CorruptionAccuracy row in new Ensemble([model]).EvaluateCorrupted(mnist.Test)) { Console.WriteLine(row); }
    /// </code></example>
    public IReadOnlyList<CorruptionAccuracy> EvaluateCorrupted(
        SampleSet samples, IEnumerable<Corruption>? corruptions = null, long seed = 0, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(samples);
        var counter = new CorruptionCounter(this, corruptions, seed);
        for (int first = 0; first < samples.Count; first += Chunk)
        {
            counter.Add(samples.Skip(first).Take(Chunk), cancellationToken);
            progress?.Report(Math.Min(first + Chunk, samples.Count));
        }

        return counter.ToTable();
    }
}
