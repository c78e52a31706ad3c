namespace Mnist.Learning.Training;

/// <summary>A <see cref="PixelPreparation"/> with the numbers of the training images: (pixel * Factor - Mean) / Deviation, with a border of background.</summary>
/// <param name="Factor">The factor, for example 1/255.</param>
/// <param name="Mean">The number to subtract after that.</param>
/// <param name="Deviation">The divisor, above 0.</param>
/// <param name="Border">The pixels of background on each side.</param>
internal sealed record FittedPreparation(double Factor, double Mean, double Deviation, int Border)
{
    /// <summary>The most pixels of background on each side.</summary>
    public const int LargestBorder = 64;

    private readonly float[] _values = MakeTable(Factor, Mean, Deviation);

    /// <summary>Measures the training images, if the preparation needs that.</summary>
    public static FittedPreparation Of(PixelPreparation preparation, SampleSet train) => preparation.Standardize
        ? Standardized(train, preparation.Border)
        : new FittedPreparation(preparation.Factor, 0, 1, preparation.Border);

    /// <summary>True if each pixel becomes a finite number.</summary>
    public bool IsFinite => Array.TrueForAll(_values, float.IsFinite);

    /// <summary>Prepares one image.</summary>
    /// <param name="pixels">Rows x columns bytes.</param>
    /// <param name="columns">The width of the image.</param>
    /// <param name="target">(rows + 2 Border) x (columns + 2 Border) numbers.</param>
    public void Apply(ReadOnlySpan<byte> pixels, int columns, Span<float> target)
    {
        float[] values = _values;
        if (Border == 0)
        {
            for (int i = 0; i < pixels.Length; i++)
            {
                target[i] = values[pixels[i]];
            }

            return;
        }

        target.Fill(values[0]);
        int width = columns + (2 * Border);
        for (int row = 0; row * columns < pixels.Length; row++)
        {
            Span<float> to = target.Slice(((row + Border) * width) + Border, columns);
            ReadOnlySpan<byte> from = pixels.Slice(row * columns, columns);
            for (int i = 0; i < from.Length; i++)
            {
                to[i] = values[from[i]];
            }
        }
    }

    private static FittedPreparation Standardized(SampleSet train, int border)
    {
        double sum = 0, squares = 0;
        using var images = new ImageHold(train);
        for (int i = 0; i < train.Count; i++)
        {
            foreach (byte pixel in images[i])
            {
                sum += pixel;
                squares += pixel * pixel;
            }
        }

        double count = Math.Max(1, (double)train.Count * (train.Rows + (2 * border)) * (train.Columns + (2 * border)));
        double mean = sum / count / 255;
        double deviation = Math.Sqrt(Math.Max(0, (squares / count / (255 * 255)) - (mean * mean)));
        return new FittedPreparation(1.0 / 255, mean, deviation > 0 ? deviation : 1, border);
    }

    private static float[] MakeTable(double factor, double mean, double deviation)
    {
        float[] table = new float[256];
        for (int i = 0; i < table.Length; i++)
        {
            table[i] = (float)(((i * factor) - mean) / deviation);
        }

        return table;
    }
}
