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

    /// <summary>Returns the records as a chart of loss and accuracy, over epochs, or over batches if an epoch has several records.</summary>
    /// <param name="run">The records, in any order.</param>
    /// <param name="title">The heading; null for the name of the recipe.</param>
    /// <exception cref="ArgumentException">There are no records.</exception>
    public static MnistChart ToChart(IEnumerable<TrainingRecord> run, string? title = null)
    {
        TrainingRecord[] records = [.. run.OrderBy(record => record.Iteration)];
        bool hasEpochs = records.All(record => record.Epoch > 0) && records.Select(record => record.Epoch).Distinct().Count() == records.Length;
        return MnistChart.OfTraining(
            hasEpochs ? "Epoch" : "Iteration",
            [.. records.Select(record => hasEpochs ? record.Epoch : (double)record.Iteration)],
            [.. records.Select(record => record.Loss)],
            new Dictionary<string, IReadOnlyList<double>>
            {
                ["Training"] = [.. records.Select(record => record.TrainAccuracy)],
                ["Validation"] = [.. records.Select(record => record.ValidationAccuracy ?? double.NaN)],
            },
            title ?? records.FirstOrDefault()?.Recipe ?? "");
    }
}
