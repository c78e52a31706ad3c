namespace Mnist.Neighbors;

/// <summary>A sample, and one of the samples that are nearest to it.</summary>
/// <param name="Sample">The sample whose neighbor it is.</param>
/// <param name="Neighbor">The neighbor, from the other samples.</param>
/// <param name="Rank">1 for the nearest neighbor, 2 for the next one, and so on.</param>
/// <param name="Distance">
/// The squared Euclidean distance in pixel values: the sum of (a - b)² over all pixels, each 0 to 255. It is 0 for equal images.
/// </param>
public sealed record SampleNeighbor(MnistSample Sample, MnistSample Neighbor, int Rank, int Distance)
{
    /// <summary>For example <c>MNIST Test 0: 7, 1. MNIST Train 53843: 7, 457766</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Sample}, {Rank}. {Neighbor}, {Distance}");
}
