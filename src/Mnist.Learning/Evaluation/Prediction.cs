using Mnist.Learning.Losses;

namespace Mnist.Learning;

/// <summary>The prediction of a model for a sample.</summary>
/// <remarks>Commands accept it in place of the sample, so mistakes can be shown, exported and counted.</remarks>
/// <param name="Label">The true label; null if it is unknown.</param>
/// <param name="Predicted">The predicted label.</param>
/// <param name="Category">The name of the predicted category.</param>
/// <param name="Probability">The probability of the predicted category, 0 to 1.</param>
/// <param name="Probabilities">The probability of each category, in order. Their sum is 1.</param>
/// <param name="Sample">The sample.</param>
public sealed record Prediction(
    int? Label, int Predicted, string Category, float Probability, IReadOnlyList<float> Probabilities, MnistSample Sample) : ISingleSample
{
    /// <summary>True if the prediction is correct; null if the true label is unknown.</summary>
    public bool? IsCorrect => Label is null ? null : Label == Predicted;

    /// <summary>The writer of the sample; null if it is not known. See <see cref="WriterSample"/>.</summary>
    public int? Writer => Sample.KnownWriter;

    /// <summary>The answer of a model: the most probable category.</summary>
    internal static Prediction Of(MnistSample sample, float[] probabilities, IReadOnlyList<string> categories, int labelOffset)
    {
        int place = SoftmaxCrossEntropy.Place<float>(probabilities);
        return new Prediction(
            sample.Label == MnistSample.Unlabeled ? null : sample.Label,
            place + labelOffset,
            categories[place],
            probabilities[place],
            probabilities,
            sample);
    }

    /// <inheritdoc/>
    IEnumerable<SampleSet> ISampleSource.GetSampleSets() => [SampleSet.From([Sample])];
}
