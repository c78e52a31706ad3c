namespace Mnist.Statistics;

/// <summary>How the pixel values of a split are distributed.</summary>
/// <param name="Split">The split they were measured on.</param>
/// <param name="Count">The number of samples.</param>
/// <param name="Mean">The mean of pixel/255, 0 to 1.</param>
/// <param name="StandardDeviation">The standard deviation of pixel/255 over the whole population (divided by n).</param>
/// <param name="Minimum">The lowest pixel value, 0 to 255.</param>
/// <param name="Maximum">The highest pixel value, 0 to 255.</param>
/// <param name="ZeroShare">The share of background pixels (value 0), 0 to 1.</param>
public sealed record PixelStatistics(
    Split Split, long Count, double Mean, double StandardDeviation, byte Minimum, byte Maximum, double ZeroShare);
