namespace Mnist.Learning;

/// <summary>How far a <see cref="Baseline"/> is.</summary>
/// <param name="Stage">What it does: learning or predicting.</param>
/// <param name="Done">The number of samples that are done.</param>
/// <param name="Total">The number of samples of the stage.</param>
public sealed record BaselineProgress(string Stage, long Done, long Total);
