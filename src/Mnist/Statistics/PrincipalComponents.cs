namespace Mnist;

/// <summary>The directions in which images differ most, and the place of images along them: principal component analysis.</summary>
/// <remarks>
/// The covariance is summed in whole numbers, so it is exact whatever the order, and its eigenvectors come from subspace iteration
/// in a fixed order: the same samples give the same bits on every machine. The largest entry of each component is positive.
/// Pixels count as 0 to 255, as scikit-learn's PCA takes them.
/// </remarks>
public sealed class PrincipalComponents
{
    /// <summary>The most pixels that an image may have.</summary>
    internal const int LargestImage = 64 * 64;

    private readonly double[] _mean;
    private readonly double[][] _components;

    private PrincipalComponents(double[] mean, double[][] components, double[] variance, double totalVariance)
    {
        _mean = mean;
        _components = components;
        ExplainedVariance = variance;
        ExplainedVarianceRatio = [.. variance.Select(value => totalVariance > 0 ? value / totalVariance : 0)];
    }

    /// <summary>The mean image, in pixel values from 0 to 255.</summary>
    public IReadOnlyList<double> Mean => _mean;

    /// <summary>The components, that of the largest variance first; each of length 1, a value for each pixel.</summary>
    public IReadOnlyList<IReadOnlyList<double>> Components => _components;

    /// <summary>The variance along each component, in squared pixel values (divided by n - 1).</summary>
    public IReadOnlyList<double> ExplainedVariance { get; }

    /// <summary>The variance along each component as a share of all variance, 0 to 1.</summary>
    public IReadOnlyList<double> ExplainedVarianceRatio { get; }

    /// <summary>Finds the components of samples.</summary>
    /// <param name="samples">Two or more, of one size, at most 64 x 64 pixels.</param>
    /// <param name="count">How many components, at most one for each pixel.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="ArgumentException">There are too few samples, they differ in size or are too large.</exception>
    public static PrincipalComponents Fit(IEnumerable<MnistSample> samples, int count = 2, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        Covariance? covariance = null;
        foreach (MnistSample sample in samples)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ReadOnlySpan<byte> pixels = sample.AsSpan();
            if (pixels.Length > LargestImage)
            {
                throw new ArgumentException($"{sample} is {sample.Rows} x {sample.Columns}; principal components take up to 64 x 64 pixels.", nameof(samples));
            }

            covariance ??= new Covariance(pixels.Length);
            if (pixels.Length != covariance.Size)
            {
                throw new ArgumentException(
                    $"{sample} has {pixels.Length} pixels, those before it {covariance.Size}; principal components need one size.", nameof(samples));
            }

            covariance.Add(pixels);
        }

        if (covariance is null || covariance.Count < 2)
        {
            throw new ArgumentException("Principal components need two samples or more.", nameof(samples));
        }

        double[] matrix = covariance.ToMatrix();
        double total = 0;
        for (int i = 0; i < covariance.Size; i++)
        {
            total += matrix[(i * covariance.Size) + i];
        }

        (double[] variance, double[][] components) = SymmetricEigen.Largest(matrix, covariance.Size, Math.Min(count, covariance.Size), cancellationToken);
        return new PrincipalComponents(covariance.ToMean(), components, variance, total);
    }

    /// <summary>The place of a sample along each component.</summary>
    /// <param name="sample">A sample of the same size.</param>
    /// <exception cref="ArgumentException">The sample is of another size.</exception>
    public double[] Project(MnistSample sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        ReadOnlySpan<byte> pixels = sample.AsSpan();
        if (pixels.Length != _mean.Length)
        {
            throw new ArgumentException($"{sample} has {pixels.Length} pixels, the components {_mean.Length}.", nameof(sample));
        }

        double[] place = new double[_components.Length];
        for (int k = 0; k < place.Length; k++)
        {
            double[] component = _components[k];
            double sum = 0;
            for (int i = 0; i < pixels.Length; i++)
            {
                sum += (pixels[i] - _mean[i]) * component[i];
            }

            place[k] = sum;
        }

        return place;
    }
}
