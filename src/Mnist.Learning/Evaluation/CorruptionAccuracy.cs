namespace Mnist.Learning;

/// <summary>The accuracy of a model on corrupted samples.</summary>
/// <param name="Corruption">The name of the corruption; Identity for the samples as they are, as in the files of MNIST-C.</param>
/// <param name="Severity">1 (weak) to 5 (strong); null if there is none.</param>
/// <param name="Count">The number of samples.</param>
/// <param name="Errors">The number of these that were not recognized.</param>
public sealed record CorruptionAccuracy(string Corruption, int? Severity, int Count, int Errors)
{
    /// <summary>The name of the model.</summary>
    public string Model { get; init; } = "";

    /// <summary>The share of samples that were recognized, 0 to 1; NaN without samples.</summary>
    public double Accuracy => (double)(Count - Errors) / Count;

    /// <summary>For example <c>GlassBlur 1: 93.21 % of 10000</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Corruption}{(Severity is null ? "" : " ")}{Severity}: {100 * Accuracy:0.00} % of {Count}");
}
