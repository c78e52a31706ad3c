namespace Mnist.Learning;

/// <summary>What a training gave.</summary>
/// <param name="Recipe">The name of the recipe.</param>
/// <param name="Model">The network with its weights.</param>
/// <param name="TestAccuracy">The share of the test samples that is recognized, 0 to 1; null when it was not measured.</param>
/// <param name="ConfusionMatrix">Which test samples were taken for what; null when it was not measured.</param>
/// <param name="SamplesPerSecond">Training speed.</param>
/// <param name="Elapsed">The time of training and test.</param>
/// <param name="Seed">What everything random depended on.</param>
public sealed record TrainingResult(
    string Recipe,
    MnistModel Model,
    double? TestAccuracy,
    ConfusionMatrix? ConfusionMatrix,
    double SamplesPerSecond,
    TimeSpan Elapsed,
    long Seed)
{
    /// <summary>Batches that were learned.</summary>
    public long Iterations { get; init; }

    /// <summary>Whether the training was ended early. The model is the one so far; the test is left out.</summary>
    public bool IsCanceled { get; init; }
}
