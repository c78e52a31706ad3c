namespace Mnist;

/// <summary>Makes slanted digits upright: shifts the rows of an image sideways.</summary>
/// <remarks>
/// LeCun, Bottou, Bengio and Haffner, "Gradient-Based Learning Applied to Document Recognition" (Proceedings of the IEEE, 1998), section
/// III.A: the second moments of the image tell its slant, and the rows are shifted so that the principal axis is vertical. With the place
/// (x, y) of each pixel and its value as weight, the slant is the covariance of x and y, divided by the variance of y. The row y moves by
/// the slant times its distance from the mean y, pixels are interpolated linearly between their two neighbors, and 0 comes from outside.
/// The authors count the pixels of their black and white originals as 0 or 1; those of MNIST are gray. The moments are whole numbers, so
/// the result is the same on every machine. Ink that leaves the image is lost.
/// </remarks>
/// <example><code>
/// MnistSample upright = mnist.Train[0].Deskew();
/// </code></example>
public static class Deskewing
{
    /// <summary>Returns an upright copy of a sample, with its dataset, split, index and label.</summary>
    /// <param name="sample">A sample of any size.</param>
    public static MnistSample Deskew(this MnistSample sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        byte[] pixels = new byte[sample.AsSpan().Length];
        Apply(sample.AsSpan(), pixels, sample.Columns);
        return sample.Origin.CreateSample(sample.Index, sample.Label, pixels);
    }

    /// <summary>Returns upright copies of samples, in the same order, as you read them.</summary>
    /// <param name="samples">Samples of any size.</param>
    public static IEnumerable<MnistSample> Deskew(this IEnumerable<MnistSample> samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        return samples.Select(Deskew);
    }

    /// <summary>Makes one image upright.</summary>
    /// <param name="pixels">Rows x Columns values, row by row, 0 = background.</param>
    /// <param name="target">As many values, in other memory.</param>
    /// <param name="columns">The width of the image in pixels.</param>
    /// <exception cref="ArgumentException">The image has no whole rows, or the target has another size.</exception>
    public static void Apply(ReadOnlySpan<byte> pixels, Span<byte> target, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        if (pixels.Length % columns != 0 || target.Length != pixels.Length)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"The image has {pixels.Length} pixels and the target {target.Length}, in rows of {columns}. Use whole rows, and a target of the same size."), nameof(target));
        }

        (double slant, double middle) = MeasureSlant(pixels, columns);
        if (slant == 0)
        {
            pixels.CopyTo(target);
            return;
        }

        for (int row = 0; row < pixels.Length / columns; row++)
        {
            Shift(pixels.Slice(row * columns, columns), target.Slice(row * columns, columns), slant * (row - middle));
        }
    }

    // The slant in columns for each row, and the mean row.
    private static (double Slant, double Middle) MeasureSlant(ReadOnlySpan<byte> pixels, int columns)
    {
        long ink = 0;
        Int128 sumX = 0, sumY = 0, sumXY = 0, sumYY = 0;
        for (int row = 0; row < pixels.Length / columns; row++)
        {
            long inkOfRow = 0, sumOfRow = 0;
            for (int column = 0; column < columns; column++)
            {
                long value = pixels[(row * columns) + column];
                inkOfRow += value;
                sumOfRow += value * column;
            }

            ink += inkOfRow;
            sumX += sumOfRow;
            sumY += (Int128)row * inkOfRow;
            sumXY += (Int128)row * sumOfRow;
            sumYY += (Int128)row * row * inkOfRow;
        }

        // All times the square of the ink. The variance is 0 for one row of ink, or none.
        Int128 covariance = (sumXY * ink) - (sumX * sumY);
        Int128 variance = (sumYY * ink) - (sumY * sumY);
        return variance == 0 ? (0, 0) : ((double)covariance / (double)variance, (double)sumY / ink);
    }

    private static void Shift(ReadOnlySpan<byte> row, Span<byte> target, double shift)
    {
        // Farther than the whole row is as good as far away.
        shift = Math.Clamp(shift, -row.Length - 1, row.Length + 1);
        int whole = (int)Math.Floor(shift);
        double part = shift - whole;
        for (int column = 0; column < row.Length; column++)
        {
            double left = At(row, column + whole);
            double right = At(row, column + whole + 1);
            target[column] = (byte)Math.Round(((1 - part) * left) + (part * right));
        }

        static double At(ReadOnlySpan<byte> row, int column) => (uint)column < (uint)row.Length ? row[column] : 0;
    }
}
