using Mnist;
using Mnist.Display;

namespace MnistPS.Commands;

/// <summary>What a user wants of a chart.</summary>
/// <param name="Kind">What it shows.</param>
/// <param name="Split">Only samples of this split; null for both.</param>
/// <param name="Title">What stands before the heading; null for the name of the dataset.</param>
/// <param name="Count">How many samples, or null for what suits the kind.</param>
/// <param name="Seed">What a choice at random depends on.</param>
/// <param name="Progress">Makes a display for a set; called with its name and size.</param>
/// <param name="Cancellation">Canceled by Ctrl+C.</param>
internal sealed record ChartRequest(
    ChartKind Kind, Split? Split, string? Title, int? Count, long Seed, Func<SampleSet, IProgress<long>> Progress, CancellationToken Cancellation);
