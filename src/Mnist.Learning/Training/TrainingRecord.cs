namespace Mnist.Learning;

/// <summary>The state of a training run.</summary>
/// <param name="Recipe">The name of the recipe.</param>
/// <param name="Epoch">The number of finished epochs.</param>
/// <param name="Iteration">The number of finished batches.</param>
/// <param name="Loss">The mean loss of the batches since the last record.</param>
/// <param name="TrainAccuracy">The share of their samples that were recognized before the step, 0 to 1. Dropout and augmentation reduce it.</param>
/// <param name="ValidationAccuracy">The share of the validation samples that are recognized, 0 to 1; null without validation.</param>
/// <param name="SamplesPerSecond">The training speed since the last record.</param>
/// <param name="Elapsed">The time since the start, without the time before a checkpoint.</param>
public sealed record TrainingRecord(
    string Recipe,
    int Epoch,
    long Iteration,
    double Loss,
    double TrainAccuracy,
    double? ValidationAccuracy,
    double SamplesPerSecond,
    TimeSpan Elapsed)
{
    /// <summary>The number of batches of the training run.</summary>
    public long Iterations { get; init; }
}
