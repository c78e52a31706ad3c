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

    /// <summary>Returns the result as an HTML table for notebooks, with the confusion matrix if there is one.</summary>
    public string ToHtml()
    {
        (string Name, string Value)[] facts =
        [
            ("Recipe", Recipe),
            ("Test accuracy", TestAccuracy is double accuracy ? FormattableString.Invariant($"{100 * accuracy:0.00} %") : "not measured"),
            ("Batches", FormattableString.Invariant($"{Iterations:N0}{(IsCanceled ? ", ended early" : "")}")),
            ("Samples per second", FormattableString.Invariant($"{SamplesPerSecond:N0}")),
            ("Time", FormattableString.Invariant($"{Elapsed.TotalSeconds:N1} s")),
            ("Seed", FormattableString.Invariant($"{Seed}")),
        ];
        string rows = string.Concat(facts.Select(fact => $"<tr><th scope=\"row\" style=\"text-align:left\">{fact.Name}</th><td>{Markup.Escape(fact.Value)}</td></tr>"));
        return $"<table>{rows}</table>{ConfusionMatrix?.ToHtml()}";
    }
}
