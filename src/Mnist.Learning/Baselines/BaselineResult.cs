namespace Mnist.Learning;

/// <summary>What a <see cref="Baseline"/> reaches on a dataset.</summary>
/// <param name="Baseline">The method with its preparation.</param>
/// <param name="Dataset">The name of the dataset.</param>
/// <param name="ConfusionMatrix">How often each category was predicted as each other one.</param>
public sealed record BaselineResult(Baseline Baseline, string Dataset, ConfusionMatrix ConfusionMatrix)
{
    private const string Mnist = "MNIST";

    /// <summary>The method, for example <c>3 nearest neighbors</c>.</summary>
    public string Method => Baseline.Method;

    /// <summary>What was done to the images first: <c>deskewed</c> or <c>none</c>, as on the dataset's page.</summary>
    public string Preparation => Baseline.Deskew ? "deskewed" : "none";

    /// <summary>The number of samples that were predicted wrong.</summary>
    public int Errors => Count - ConfusionMatrix.PerClass.Sum(category => category.Correct);

    /// <summary>The number of samples that were predicted.</summary>
    public int Count => ConfusionMatrix.Total;

    /// <summary>The share of samples that were predicted wrong, 0 to 1; NaN without samples.</summary>
    public double ErrorRate => (double)Errors / Count;

    /// <summary>The published error, 0 to 1; null if none is published, or for other datasets than MNIST.</summary>
    public double? PublishedErrorRate => Dataset == Mnist ? Baseline.PublishedErrorRate : null;

    /// <summary>The share of samples that were recognized, 0 to 1; NaN without samples.</summary>
    public double Accuracy => ConfusionMatrix.Accuracy;

    /// <summary>The time that it took to learn and to predict.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>For example <c>Linear, deskewed on MNIST: 1000 errors of 10000</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Baseline} on {Dataset}: {Errors} errors of {Count}");
}
