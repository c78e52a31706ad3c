namespace Mnist.Statistics;

/// <summary>The distribution of the pixel values of a split.</summary>
/// <param name="Split">The split.</param>
/// <param name="Count">The number of samples.</param>
/// <param name="Mean">The mean of pixel / 255, from 0 to 1.</param>
/// <param name="StandardDeviation">The standard deviation of pixel / 255 over the population (divided by n).</param>
/// <param name="Minimum">The lowest pixel value, from 0 to 255.</param>
/// <param name="Maximum">The highest pixel value, from 0 to 255.</param>
/// <param name="ZeroShare">The share of background pixels (value 0), from 0 to 1.</param>
public sealed record PixelStatistics(
    Split Split, long Count, double Mean, double StandardDeviation, byte Minimum, byte Maximum, double ZeroShare);
