namespace Mnist.Statistics;

/// <summary>Principal component analysis: the directions in which images differ most, and the position of images along them.</summary>
/// <remarks>
/// The covariance is summed in whole numbers, so it is exact in any order. The eigenvectors come from a subspace iteration in a fixed
/// order. So the same samples give the same bits on every machine. The largest entry of each component is positive. Pixel values are 0
/// to 255, as in scikit-learn's PCA.
/// </remarks>
public sealed class PrincipalComponents
{
    /// <summary>The largest number of pixels of an image.</summary>
    internal const int LargestImage = 64 * 64;

    private readonly double[] _mean;
    private readonly double[][] _components;

    private PrincipalComponents(MnistSample first, double[] mean, double[][] components, double[] variance, double totalVariance)
    {
        (Rows, Columns) = (first.Rows, first.Columns);
        _mean = mean;
        _components = components;
        ExplainedVariance = variance;
        ExplainedVarianceRatio = [.. variance.Select(value => totalVariance > 0 ? value / totalVariance : 0)];
    }

    /// <summary>The height of the images in pixels.</summary>
    public int Rows { get; }

    /// <summary>The width of the images in pixels.</summary>
    public int Columns { get; }

    /// <summary>The mean image, in pixel values from 0 to 255.</summary>
    public IReadOnlyList<double> Mean => _mean;

    /// <summary>The components, the one with the largest variance first. Each has length 1 and a value for each pixel.</summary>
    public IReadOnlyList<IReadOnlyList<double>> Components => _components;

    /// <summary>The variance along each component, in squared pixel values (divided by n - 1).</summary>
    public IReadOnlyList<double> ExplainedVariance { get; }

    /// <summary>The share of each component in the total variance, from 0 to 1.</summary>
    public IReadOnlyList<double> ExplainedVarianceRatio { get; }

    /// <summary>Computes the components of samples.</summary>
    /// <param name="samples">Two or more samples of one size, at most 64 x 64 pixels.</param>
    /// <param name="count">The number of components, at most one for each pixel.</param>
    /// <param name="cancellationToken">Cancels the computation.</param>
    /// <exception cref="ArgumentException">There are too few samples, their sizes differ, or they are too large.</exception>
    public static PrincipalComponents Fit(IEnumerable<MnistSample> samples, int count = 2, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        Covariance? covariance = null;
        MnistSample? first = null;
        foreach (MnistSample sample in samples)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ReadOnlySpan<byte> pixels = sample.AsSpan();
            if (pixels.Length > LargestImage)
            {
                throw new ArgumentException($"{sample} is {sample.Rows} x {sample.Columns}. For principal components, use images of at most 64 x 64 pixels.", nameof(samples));
            }

            first ??= sample;
            covariance ??= new Covariance(pixels.Length);
            if (pixels.Length != covariance.Size)
            {
                throw new ArgumentException(
                    $"{sample} has {pixels.Length} pixels, but the samples before it have {covariance.Size}. Use samples of one size.", nameof(samples));
            }

            covariance.Add(pixels);
        }

        if (first is null || covariance is null || covariance.Count < 2)
        {
            throw new ArgumentException("There are too few samples. Principal components need at least two.", nameof(samples));
        }

        double[] matrix = covariance.ToMatrix();
        double total = 0;
        for (int i = 0; i < covariance.Size; i++)
        {
            total += matrix[(i * covariance.Size) + i];
        }

        (double[] variance, double[][] components) = SymmetricEigen.Largest(matrix, covariance.Size, Math.Min(count, covariance.Size), cancellationToken);
        return new PrincipalComponents(first, covariance.ToMean(), components, variance, total);
    }

    /// <summary>Returns the position of a sample along each component.</summary>
    /// <param name="sample">A sample of the same size.</param>
    /// <exception cref="ArgumentException">The sample has another size.</exception>
    public double[] Project(MnistSample sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        ReadOnlySpan<byte> pixels = sample.AsSpan();
        if (pixels.Length != _mean.Length)
        {
            throw new ArgumentException($"{sample} has {pixels.Length} pixels, but the components need {_mean.Length}.", nameof(sample));
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

    /// <summary>Returns the image at a position: the mean, and each component as often as the position says.</summary>
    /// <param name="place">A position of <see cref="Project"/>, or its first numbers: fewer components give a rougher image.</param>
    /// <returns>Rows x Columns values, row by row; for samples mostly from 0 to 255, but not all.</returns>
    /// <exception cref="ArgumentException">The position has more numbers than there are components.</exception>
    public double[] Rebuild(ReadOnlySpan<double> place)
    {
        if (place.Length > _components.Length)
        {
            throw new ArgumentException($"The position has {place.Length} numbers, but there are {_components.Length} components. Use at most one number for each.", nameof(place));
        }

        double[] pixels = [.. _mean];
        for (int k = 0; k < place.Length; k++)
        {
            Vectors.AddScaled(pixels, _components[k], place[k]);
        }

        return pixels;
    }
}
