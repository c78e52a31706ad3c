using System.Runtime.CompilerServices;

namespace Mnist;

public sealed partial class SampleSet
{
    /// <summary>Returns the samples in batches, as TensorFlow's <c>next_batch</c> does. Each batch has new arrays.</summary>
    /// <remarks><see cref="BatchReader"/> reuses the arrays.</remarks>
    /// <param name="options">The options; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>Batches that are made as you read them. They are the same each time.</returns>
    /// <exception cref="ArgumentException">See <see cref="BatchReader(SampleSet, BatchOptions?, CancellationToken)"/>.</exception>
    /// <example><code>
    /// foreach (Batch batch in mnist.Train.Batches(new BatchOptions { OneHot = true, Seed = 1 })) { }
    /// </code></example>
    public IEnumerable<Batch> Batches(BatchOptions? options = null, CancellationToken cancellationToken = default) =>
        Read(Check(options, cancellationToken), cancellationToken);

    /// <summary>The same as <see cref="Batches"/>. Another thread prepares the next batch while you use the current one.</summary>
    /// <param name="options">The options; null for the defaults. <see cref="BatchOptions.Prefetch"/> has no effect.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The same batches as those of <see cref="Batches"/>.</returns>
    /// <exception cref="ArgumentException">See <see cref="BatchReader(SampleSet, BatchOptions?, CancellationToken)"/>.</exception>
    /// <example><code>
    /// await foreach (Batch batch in mnist.Train.BatchesAsync(cancellationToken: token)) { }
    /// </code></example>
    public IAsyncEnumerable<Batch> BatchesAsync(BatchOptions? options = null, CancellationToken cancellationToken = default) =>
        ReadAsync(Check(options, cancellationToken) with { Prefetch = false }, cancellationToken);

    // Reports invalid options now, not with the first batch.
    private BatchOptions Check(BatchOptions? options, CancellationToken cancellationToken)
    {
        options ??= new BatchOptions();
        using var check = new BatchReader(this, options with { Prefetch = false }, cancellationToken);
        return options with { Seed = check.Seed };
    }

    private async IAsyncEnumerable<Batch> ReadAsync(BatchOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var reader = new BatchReader(this, options, cancellationToken);
        Task<Batch?> next = Task.Run(Next, CancellationToken.None);
        try
        {
            while (await next.ConfigureAwait(false) is Batch batch)
            {
                next = Task.Run(Next, CancellationToken.None);
                yield return batch;
            }
        }
        finally
        {
            // The reader must not be disposed while another thread reads.
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        Batch? Next()
        {
            BatchBuffer buffer = reader.CreateBuffer();
            return reader.Next(buffer) ? buffer.ToBatch() : null;
        }
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
