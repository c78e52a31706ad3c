using Mnist;
using Mnist.Display;

namespace MnistPS.Commands;

/// <summary>The parameters of New-MnistChart.</summary>
/// <param name="Kind">The kind of chart.</param>
/// <param name="Split">The split to use; null for both.</param>
/// <param name="Title">The start of the heading; null for the name of the dataset.</param>
/// <param name="Count">The number of samples; null for the default of the kind.</param>
/// <param name="Seed">The seed of a random selection.</param>
/// <param name="Progress">Creates a progress display for a set.</param>
/// <param name="Method">How to project samples.</param>
/// <param name="Steps">Creates a progress display for a number of steps.</param>
/// <param name="Cancellation">Canceled by Ctrl+C.</param>
internal sealed record ChartRequest(
    ChartKind Kind,
    Split? Split,
    string? Title,
    int? Count,
    long Seed,
    Func<SampleSet, IProgress<long>> Progress,
    ProjectionMethod Method,
    Func<int, IProgress<long>> Steps,
    CancellationToken Cancellation);
