namespace Mnist.Imaging.Preparation;

/// <summary>Ink on paper of one gray, such as a drawing or a clean scan: one threshold tells them apart.</summary>
internal static class EvenPaper
{
    // If the darkest and the brightest pixel differ by less, there is only paper and no drawing.
    private const int LeastContrast = 16;

    // Neighbors that differ by less belong to one area.
    private const int FlatStep = 3;

    // Flat areas of paper that differ by more have different light, or are different things.
    private const int EvenSpread = 8;

    /// <summary>Whether all larger areas of the paper have the same gray, without noise, and reach the border.</summary>
    public static bool Is(byte[] gray, int rows, int columns)
    {
        var histogram = new GrayHistogram(gray);
        int threshold = histogram.Threshold();
        bool isBright = histogram.Count(threshold, 256) > histogram.Count(0, threshold);
        (int from, int end) = isBright ? (threshold, 256) : (0, threshold);
        int paper = histogram.Median(from, end);
        long flat = 0, even = 0;
        for (int row = 0; row + 1 < rows; row++)
        {
            for (int i = row * columns; i + 1 < (row + 1) * columns; i++)
            {
                int value = gray[i];
                if (value >= from && value < end && Math.Abs(value - gray[i + 1]) < FlatStep && Math.Abs(value - gray[i + columns]) < FlatStep)
                {
                    flat++;
                    even += Math.Abs(value - paper) <= EvenSpread ? 1 : 0;
                }
            }
        }

        long border = 0, onPaper = 0;
        for (int i = 0; i < gray.Length; i += i % columns == 0 && i >= columns && i + columns < gray.Length && columns > 1 ? columns - 1 : 1)
        {
            border++;
            onPaper += gray[i] >= from && gray[i] < end ? 1 : 0;
        }

        return onPaper * 10 >= border * 9 && flat * 2 >= histogram.Count(from, end) && even * 50 >= flat * 49;
    }

    /// <summary>The background becomes 0, the median of the ink 255. Values nearer to the background than to the threshold are noise.</summary>
    /// <exception cref="DatasetFormatException">There is nothing but paper.</exception>
    public static InkMap Read(byte[] gray, int rows, int columns, PictureOptions options, string path)
    {
        var histogram = new GrayHistogram(gray);
        int contrast = histogram.Brightest - histogram.Darkest;
        if (contrast < LeastContrast)
        {
            string found = contrast == 0
                ? FormattableString.Invariant($"nothing but paper: one color (gray {histogram.Darkest})")
                : FormattableString.Invariant($"nothing but paper: gray {histogram.Darkest} to {histogram.Brightest} only");
            throw Picture.Invalid(path, "a drawing on a background", found);
        }

        int threshold = histogram.Threshold();
        bool isInverted = !options.NoInvert && histogram.Count(threshold, 256) > histogram.Count(0, threshold);
        if (isInverted)
        {
            gray = [.. gray.Select(pixel => (byte)(255 - pixel))];
            histogram = new GrayHistogram(gray);
            threshold = histogram.Threshold();
        }

        threshold = options.Threshold ?? threshold;
        int background = histogram.Median(0, threshold);
        int ink = Math.Max(histogram.Median(threshold, 256), background + 1);
        int least = options.Threshold ?? ((background + threshold + 1) / 2);
        byte[] values = new byte[256];
        for (int i = least; i < values.Length; i++)
        {
            values[i] = (byte)Math.Clamp((((i - background) * 255) + ((ink - background) / 2)) / (ink - background), 0, 255);
        }

        return new InkMap(rows, columns, [.. gray.Select(pixel => values[pixel])], Strong: 1);
    }
}
