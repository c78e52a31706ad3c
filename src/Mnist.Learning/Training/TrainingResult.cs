namespace Mnist.Learning;

/// <summary>The result of a training run.</summary>
/// <param name="Recipe">The name of the recipe.</param>
/// <param name="Model">The trained model.</param>
/// <param name="TestAccuracy">The share of the test samples that are recognized, 0 to 1; null without a test.</param>
/// <param name="ConfusionMatrix">The confusion matrix of the test samples; null without a test.</param>
/// <param name="SamplesPerSecond">The training speed.</param>
/// <param name="Elapsed">The time of training and test.</param>
/// <param name="Seed">The seed of everything random.</param>
public sealed record TrainingResult(
    string Recipe,
    MnistModel Model,
    double? TestAccuracy,
    ConfusionMatrix? ConfusionMatrix,
    double SamplesPerSecond,
    TimeSpan Elapsed,
    long Seed)
{
    /// <summary>The number of finished batches.</summary>
    public long Iterations { get; init; }

    /// <summary>True if the training run was ended early. The model is then the current one, without a test.</summary>
    public bool IsCanceled { get; init; }
}
