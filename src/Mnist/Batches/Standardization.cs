using Mnist.Statistics;

namespace Mnist;

/// <summary>Subtracts a mean from scaled pixels and divides by a standard deviation: (pixel / 255 - mean) / deviation.</summary>
/// <remarks>Computed in float: <c>((pixel * (1f / 255f)) - (float)mean) / (float)deviation</c>.</remarks>
public sealed record Standardization
{
    /// <summary>Creates a standardization with your own numbers.</summary>
    /// <param name="mean">The mean of pixel / 255; any finite number.</param>
    /// <param name="standardDeviation">The standard deviation of pixel / 255; finite and greater than 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public Standardization(double mean, double standardDeviation)
    {
        if (!float.IsFinite((float)mean))
        {
            throw new ArgumentOutOfRangeException(nameof(mean), mean, FormattableString.Invariant($"The mean must be a finite number, not {mean}."));
        }

        if (!((float)standardDeviation > 0) || !float.IsFinite((float)standardDeviation))
        {
            throw new ArgumentOutOfRangeException(
                nameof(standardDeviation), standardDeviation, FormattableString.Invariant($"The standard deviation must be a finite number greater than 0, not {standardDeviation}."));
        }

        Mean = mean;
        StandardDeviation = standardDeviation;
    }

    /// <summary>The usual numbers for MNIST, 0.1307 and 0.3081: those of the Train split, rounded.</summary>
    public static Standardization Mnist { get; } = new(0.1307, 0.3081);

    /// <summary>The mean, which is subtracted.</summary>
    public double Mean { get; }

    /// <summary>The standard deviation, which is the divisor.</summary>
    public double StandardDeviation { get; }

    /// <summary>Measures a set. Use the training samples, also for validation and test.</summary>
    /// <param name="samples">One or more samples with different pixel values.</param>
    /// <param name="cancellationToken">Cancels the measurement.</param>
    /// <exception cref="ArgumentException">There are no pixels, or all are equal.</exception>
    public static Standardization Measure(SampleSet samples, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(samples);
        PixelStatistics statistics = samples.MeasurePixels(cancellationToken);
        return statistics.StandardDeviation > 0
            ? new Standardization(statistics.Mean, statistics.StandardDeviation)
            : throw new ArgumentException($"{samples} cannot be standardized, because all pixels are equal. Use samples with different pixels.", nameof(samples));
    }
}
