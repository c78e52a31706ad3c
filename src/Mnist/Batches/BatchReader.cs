namespace Mnist;

/// <summary>Reads a set in batches into memory that is reused: <see cref="Next"/> allocates nothing.</summary>
/// <remarks>
/// The same set, options and seed give the same batches on every machine, with and without prefetching. The order of epoch 0 is that
/// of <see cref="SampleSet.Shuffle"/> with the seed. Each later epoch has another order. Not thread-safe.
/// </remarks>
/// <example><code>
/// using var reader = new BatchReader(mnist.Train, new BatchOptions { Size = 64, Seed = 1, Epochs = 10 });
/// BatchBuffer buffer = reader.CreateBuffer();
/// while (reader.Next(buffer))
/// {
///     Train(buffer.Floats, buffer.Classes);
/// }
/// </code></example>
public sealed class BatchReader : IDisposable
{
    private readonly BatchFormat _format;
    private readonly BatchFiller _filler;
    private readonly BatchPrefetcher? _prefetcher;
    private readonly CancellationToken _cancellationToken;
    private bool _isDisposed;

    /// <summary>Prepares the reading. Labels that must be checked are loaded now, images with the first batch.</summary>
    /// <param name="samples">The samples to read. A set without samples has no batches.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the reading: <see cref="Next"/> throws.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    /// <exception cref="ArgumentException">One-hot rows are requested, but a sample has no label or one outside the categories.</exception>
    public BatchReader(SampleSet samples, BatchOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(samples);
        options ??= new BatchOptions();
        _format = options.FormatFor(samples);
        if (options.OneHot)
        {
            samples.Origin.GetLabels(cancellationToken);
            CheckLabels(samples);
        }

        Seed = options.Seed ?? Random.Shared.Next();
        _cancellationToken = cancellationToken;
        _filler = new BatchFiller(samples, options, Seed);
        _prefetcher = options.Prefetch ? new BatchPrefetcher(_filler, _format, cancellationToken) : null;
    }

    /// <summary>The seed of everything random: that of the options, or a random one.</summary>
    public long Seed { get; }

    /// <summary>
    /// The number of epochs that the batches have used up. (TensorFlow's <c>epochs_completed</c> counts an epoch with the first batch
    /// after it.)
    /// </summary>
    public int EpochsCompleted { get; private set; }

    /// <summary>Creates the memory for <see cref="Next"/>.</summary>
    public BatchBuffer CreateBuffer() => new(_format);

    /// <summary>Reads the next batch.</summary>
    /// <param name="buffer">The memory for the batch, from <see cref="CreateBuffer"/>.</param>
    /// <returns>False after the last epoch; the buffer does not change then.</returns>
    /// <exception cref="ArgumentException">The buffer is for other batches.</exception>
    /// <exception cref="DatasetFormatException">A file of the dataset is damaged.</exception>
    /// <exception cref="OperationCanceledException">The reading was canceled.</exception>
    public bool Next(BatchBuffer buffer)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (buffer.Format != _format)
        {
            throw new ArgumentException("The buffer does not fit the batches of this reader. Use a buffer from its CreateBuffer.", nameof(buffer));
        }

        _cancellationToken.ThrowIfCancellationRequested();
        if (!(_prefetcher?.Next(buffer) ?? _filler.Fill(buffer, _cancellationToken)))
        {
            return false;
        }

        EpochsCompleted = buffer.EpochsCompleted;
        return true;
    }

    /// <summary>Stops the prefetching.</summary>
    public void Dispose()
    {
        if (!_isDisposed)
        {
            _isDisposed = true;
            _prefetcher?.Dispose();
        }
    }

    private static void CheckLabels(SampleSet samples)
    {
        int first = samples.Origin.Identity.LabelOffset;
        int last = first + samples.Categories.Count - 1;
        for (int i = 0; i < samples.Count; i++)
        {
            int label = samples.LabelAt(i);
            if (label < first || label > last)
            {
                string has = label == MnistSample.Unlabeled ? "has no label" : FormattableString.Invariant($"has the label {label}");
                throw new ArgumentException(
                    FormattableString.Invariant($"One-hot rows need labels from {first} to {last}, but sample {i} {has}."), nameof(samples));
            }
        }
    }
}
