namespace Mnist.Learning;

/// <summary>What a model takes a sample for.</summary>
/// <remarks>Commands take it where they take the sample: mistakes can be shown, exported and counted as they come.</remarks>
/// <param name="Label">The true label; null where it is not known.</param>
/// <param name="Predicted">The label that the model gives.</param>
/// <param name="Category">Its name.</param>
/// <param name="Probability">How sure the model is, 0 to 1.</param>
/// <param name="Probabilities">That for each category, in their order; they add up to 1.</param>
/// <param name="Sample">What was looked at.</param>
public sealed record Prediction(
    int? Label, int Predicted, string Category, float Probability, IReadOnlyList<float> Probabilities, MnistSample Sample) : ISampleSource
{
    /// <summary>Whether the prediction is right; null where the true label is not known.</summary>
    public bool? IsCorrect => Label is null ? null : Label == Predicted;

    /// <inheritdoc/>
    IEnumerable<SampleSet> ISampleSource.GetSampleSets() => [SampleSet.From([Sample])];
}
