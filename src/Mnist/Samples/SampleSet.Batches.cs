namespace Mnist;

public sealed partial class SampleSet
{
    /// <summary>Gives the samples in batches with arrays of their own, as TensorFlow's <c>next_batch</c> does.</summary>
    /// <remarks>For reading without new arrays, and for all options, see <see cref="BatchReader"/>.</remarks>
    /// <param name="size">The number of samples in a batch, 1 or more.</param>
    /// <param name="oneHot">Adds the labels as rows of zeros with a 1 at the class.</param>
    /// <param name="scale">True: floats from 0 to 1; false: bytes as in the dataset.</param>
    /// <param name="shuffle">Puts the samples into another random order in each epoch.</param>
    /// <param name="seed">Makes the order repeat; null draws a seed.</param>
    /// <param name="epochs">How often each sample comes, 1 or more; null for an endless run.</param>
    /// <param name="remainder">What becomes of the samples at the end of an epoch that do not fill a batch.</param>
    /// <exception cref="ArgumentException">As of <see cref="BatchReader(SampleSet, BatchOptions?, CancellationToken)"/>.</exception>
    /// <example><code>
    /// foreach (Batch batch in mnist.Train.Batches(size: 100, oneHot: true, seed: 1)) { }
    /// </code></example>
    public IEnumerable<Batch> Batches(
        int size = 100,
        bool oneHot = false,
        bool scale = true,
        bool shuffle = true,
        long? seed = null,
        int? epochs = 1,
        Remainder remainder = Remainder.Continue) =>
        Batches(new BatchOptions
        {
            Size = size,
            OneHot = oneHot,
            Scale = scale,
            Shuffle = shuffle,
            Seed = seed,
            Epochs = epochs,
            Remainder = remainder,
        });

    /// <summary>Gives the samples in batches with arrays of their own.</summary>
    /// <param name="options">How.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>Batches that are made while one goes through them, and the same each time that one does.</returns>
    /// <exception cref="ArgumentException">As of <see cref="BatchReader(SampleSet, BatchOptions?, CancellationToken)"/>.</exception>
    public IEnumerable<Batch> Batches(BatchOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);

        // A reader that is never read tells at once what is wrong.
        using var check = new BatchReader(this, options with { Prefetch = false }, cancellationToken);
        return Read(options with { Seed = check.Seed }, cancellationToken);
    }

    private IEnumerable<Batch> Read(BatchOptions options, CancellationToken cancellationToken)
    {
        using var reader = new BatchReader(this, options, cancellationToken);
        while (true)
        {
            BatchBuffer buffer = reader.CreateBuffer();
            if (!reader.Next(buffer))
            {
                yield break;
            }

            yield return buffer.ToBatch();
        }
    }
}
