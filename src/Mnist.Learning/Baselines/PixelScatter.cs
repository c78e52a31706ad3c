using Mnist.Statistics;

namespace Mnist.Learning.Baselines;

/// <summary>The mean of each pixel, and the sums of the products of two pixels less their means.</summary>
/// <param name="Mean">The mean image.</param>
/// <param name="Products">The sums, row by row.</param>
internal sealed record PixelScatter(double[] Mean, double[] Products)
{
    /// <summary>Returns the number of pixels, if their products fit into memory.</summary>
    public static int CheckSize(SampleSet samples) => (long)samples.Rows * samples.Columns <= PrincipalComponents.LargestImage
        ? samples.Rows * samples.Columns
        : throw new ArgumentException(FormattableString.Invariant(
            $"{samples} has images of {samples.Rows} x {samples.Columns}. For products of pixels, use images of at most 64 x 64 pixels."));

    public static PixelScatter Of(SampleSet samples, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        const int Interval = 256;
        var covariance = new Covariance(samples.Rows * samples.Columns);
        samples.Load(cancellationToken);
        using var images = new ImageHold(samples);
        for (int i = 0; i < samples.Count; i++)
        {
            if (i % Interval == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                progress?.Report(i);
            }

            covariance.Add(images[i]);
        }

        return new PixelScatter(covariance.ToMean(), covariance.ToScatter());
    }
}
