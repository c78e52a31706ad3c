namespace Mnist.Learning;

/// <summary>The accuracy of a model for the digits of one writer.</summary>
/// <param name="Writer">The number of the writer, see <see cref="WriterSample.Writer"/>.</param>
/// <param name="Count">The number of samples of the writer.</param>
/// <param name="Correct">The number of these that were recognized.</param>
public sealed record WriterAccuracy(int Writer, int Count, int Correct)
{
    /// <summary>The name of the model; empty if it is not known.</summary>
    public string Model { get; init; } = "";

    /// <summary>The share of the writer's samples that were recognized, 0 to 1.</summary>
    public double Accuracy => (double)Correct / Count;

    /// <summary>For example <c>writer 2154: 96.97 % of 33</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"writer {Writer}: {100 * Accuracy:0.00} % of {Count}");
}
