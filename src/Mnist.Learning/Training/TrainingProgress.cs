namespace Mnist.Learning;

/// <summary>The progress of a training run, reported after each batch.</summary>
/// <param name="Iteration">The number of finished batches.</param>
/// <param name="Iterations">The number of batches of the training run.</param>
/// <param name="Record">Loss and accuracy at the end of each epoch or interval; null after other batches.</param>
public readonly record struct TrainingProgress(long Iteration, long Iterations, TrainingRecord? Record)
{
    /// <summary>True for the first report of a run that continues from a checkpoint. Iteration is that of the checkpoint.</summary>
    public bool IsResumed { get; init; }
}
