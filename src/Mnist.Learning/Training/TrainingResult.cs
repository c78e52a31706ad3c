namespace Mnist.Learning;

/// <summary>The result of a training run. <c>result.Recipe.Train(dataset, result.Options)</c> gives the same weights again.</summary>
/// <param name="Recipe">The recipe, with all changes.</param>
/// <param name="Options">The options of the run.</param>
/// <param name="Model">The trained model.</param>
/// <param name="ConfusionMatrix">The confusion matrix of the test samples; null without a test.</param>
/// <param name="SamplesPerSecond">The training speed.</param>
/// <param name="Elapsed">The time of training and test.</param>
public sealed record TrainingResult(
    Recipe Recipe,
    TrainingOptions Options,
    MnistModel Model,
    ConfusionMatrix? ConfusionMatrix,
    double SamplesPerSecond,
    TimeSpan Elapsed)
{
    /// <summary>The share of the test samples that are recognized, 0 to 1; null without a test.</summary>
    public double? TestAccuracy => ConfusionMatrix?.Accuracy;

    /// <summary>The seed of everything random.</summary>
    public long Seed => Options.Seed;

    /// <summary>The number of finished batches.</summary>
    public long Iterations { get; init; }

    /// <summary>True if the training run was ended early. The model is then the current one, without a test.</summary>
    public bool IsCanceled { get; init; }
}
