namespace Mnist;

/// <summary>Reads a set in batches into memory that is used again and again: <see cref="Next"/> allocates nothing.</summary>
/// <remarks>
/// The same set, options and seed give the same batches on every machine, with prefetching and without. The order of epoch 0 is that
/// of <see cref="SampleSet.Shuffle"/> with the seed; each later epoch has one of its own. Not thread-safe.
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

    /// <summary>Prepares to read. Labels are loaded now where they are checked, images with the first batch.</summary>
    /// <param name="samples">What to read; a set without samples has no batches.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the reading: <see cref="Next"/> throws.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="ArgumentException">One-hot rows are asked for, but a sample has no label, or one beyond the categories.</exception>
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

    /// <summary>What everything random depends on: the seed of the options, or the one that was drawn.</summary>
    public long Seed { get; }

    /// <summary>
    /// How many epochs the batches so far have used up. (TensorFlow's <c>epochs_completed</c> counts an epoch only with the first batch
    /// after it.)
    /// </summary>
    public int EpochsCompleted { get; private set; }

    /// <summary>Makes memory for <see cref="Next"/>.</summary>
    public BatchBuffer CreateBuffer() => new(_format);

    /// <summary>Reads the next batch.</summary>
    /// <param name="buffer">Takes it; made by <see cref="CreateBuffer"/>.</param>
    /// <returns>False when the last epoch is over; the buffer stays as it was.</returns>
    /// <exception cref="ArgumentException">The buffer is not for batches like these.</exception>
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

    /// <summary>Ends prefetching.</summary>
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
