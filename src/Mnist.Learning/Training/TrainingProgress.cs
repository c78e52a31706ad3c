namespace Mnist.Learning;

/// <summary>The progress of a training run, reported after each batch.</summary>
/// <param name="Iteration">The number of finished batches.</param>
/// <param name="Iterations">The number of batches of the training run.</param>
/// <param name="Record">Loss and accuracy at the end of each epoch or interval; null after other batches.</param>
public readonly record struct TrainingProgress(long Iteration, long Iterations, TrainingRecord? Record)
{
    /// <summary>True for the first report of a run that continues from a checkpoint. Iteration is that of the checkpoint.</summary>
    public bool IsResumed { get; init; }

    /// <summary>The mean loss of the batches since the last record.</summary>
    public double Loss { get; init; }

    /// <summary>The share of their samples that were recognized before the step, 0 to 1.</summary>
    public double TrainAccuracy { get; init; }

    /// <summary>The training speed since the last record.</summary>
    public double SamplesPerSecond { get; init; }

    /// <summary>The estimated time until the last batch, at the speed of the whole run; at most <see cref="TimeSpan.MaxValue"/>.</summary>
    public TimeSpan Remaining { get; init; }

    // Even of a run that is far longer than anybody waits.
    internal static TimeSpan Time(double seconds) => seconds < TimeSpan.MaxValue.TotalSeconds ? TimeSpan.FromSeconds(seconds) : TimeSpan.MaxValue;
}
