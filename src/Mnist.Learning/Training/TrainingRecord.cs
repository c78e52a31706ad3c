namespace Mnist.Learning;

/// <summary>How far a training is.</summary>
/// <param name="Recipe">The name of the recipe.</param>
/// <param name="Epoch">Epochs that are over.</param>
/// <param name="Iteration">Batches that are over.</param>
/// <param name="Loss">The mean loss of the batches since the last record.</param>
/// <param name="TrainAccuracy">The share of their samples that were recognized before the step, 0 to 1; dropout and augmentation make it lower.</param>
/// <param name="ValidationAccuracy">The share of the validation samples that is recognized, 0 to 1; null without such samples.</param>
/// <param name="SamplesPerSecond">Training speed since the last record.</param>
/// <param name="Elapsed">The time since the start, without that before a checkpoint.</param>
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
    /// <summary>Batches of the whole training.</summary>
    public long Iterations { get; init; }
}
