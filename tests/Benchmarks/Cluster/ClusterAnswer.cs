namespace Mnist.Benchmarks.Cluster;

/// <summary>What an engine, or this project, found in a split.</summary>
/// <param name="Labels">How often each label from 0 on occurs.</param>
/// <param name="Mean">The mean of pixel/255.</param>
/// <param name="StandardDeviation">The standard deviation of pixel/255.</param>
/// <param name="Minimum">The lowest pixel value.</param>
/// <param name="Maximum">The highest pixel value.</param>
/// <param name="ZeroShare">The share of zeros.</param>
internal sealed record ClusterAnswer(long[] Labels, double Mean, double StandardDeviation, int Minimum, int Maximum, double ZeroShare)
{
    private const double Tolerance = 1e-12;

    /// <summary>The number of samples.</summary>
    public long Count => Labels.Sum();

    /// <summary>Whether two answers agree: numbers of samples and extremes exactly, the rest to twelve digits.</summary>
    public bool Agrees(ClusterAnswer other) =>
        Trim(Labels).SequenceEqual(Trim(other.Labels))
        && Minimum == other.Minimum
        && Maximum == other.Maximum
        && Math.Abs(Mean - other.Mean) < Tolerance
        && Math.Abs(StandardDeviation - other.StandardDeviation) < Tolerance
        && Math.Abs(ZeroShare - other.ZeroShare) < Tolerance;

    private static long[] Trim(long[] counts) => counts[..(Array.FindLastIndex(counts, count => count > 0) + 1)];
}
