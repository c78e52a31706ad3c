namespace Mnist.Imaging.Preparation;

/// <summary>Ink on paper in uneven light, with noise, such as a photograph: each pixel is compared with the paper around it.</summary>
internal static class UnevenPaper
{
    // Less of a difference from the paper, in 255ths of its brightness, is not ink.
    private const int LeastInk = 14;

    // Noise above this is smoothed, at most so often.
    private const double SmallNoise = 3;
    private const int MostSmoothing = 5;

    // Local deviations are summed up on a picture of this size.
    private const int PolaritySide = 160;

    /// <summary>Whether ink is brighter than the paper around it.</summary>
    /// <remarks>Ink is less than paper, so it deviates more from the mean of its surroundings. The sum of cubes has the sign of the ink.</remarks>
    public static bool HasBrightInk(byte[] gray, int rows, int columns)
    {
        int step = Math.Max(1, Math.Max(rows, columns) / PolaritySide);
        (int height, int width) = (rows / step, columns / step);
        if (step > 1)
        {
            gray = Resampler.Shrink(gray, rows, columns, step);
        }

        long[] sums = new long[(height + 1) * (width + 1)];
        for (int row = 0; row < height; row++)
        {
            long line = 0;
            for (int column = 0; column < width; column++)
            {
                line += gray[(row * width) + column];
                sums[((row + 1) * (width + 1)) + column + 1] = sums[(row * (width + 1)) + column + 1] + line;
            }
        }

        int radius = Math.Max(2, Math.Min(height, width) / 6);
        long cubes = 0;
        for (int row = 0; row < height; row++)
        {
            (int top, int bottom) = (Math.Max(0, row - radius), Math.Min(height, row + radius + 1));
            for (int column = 0; column < width; column++)
            {
                (int left, int right) = (Math.Max(0, column - radius), Math.Min(width, column + radius + 1));
                long sum = sums[(bottom * (width + 1)) + right] - sums[(top * (width + 1)) + right]
                    - sums[(bottom * (width + 1)) + left] + sums[(top * (width + 1)) + left];
                long deviation = gray[(row * width) + column] - (sum / ((long)(bottom - top) * (right - left)));
                cubes += deviation * deviation * deviation;
            }
        }

        return cubes > 0;
    }

    /// <summary>Smooths noise, and inverts bright ink.</summary>
    public static byte[] Clean(byte[] gray, int rows, int columns, bool isBright)
    {
        byte[] light = isBright ? [.. gray.Select(pixel => (byte)(255 - pixel))] : gray;
        for (int i = 0; i < MostSmoothing && Noise(light, rows, columns) > SmallNoise; i++)
        {
            light = Window.Smooth(light, rows, columns);
        }

        return light;
    }

    /// <summary>Returns the ink, or null if there is nothing but paper.</summary>
    /// <param name="light">rows x columns values with dark ink.</param>
    /// <param name="rows">The height in pixels.</param>
    /// <param name="columns">The width in pixels.</param>
    /// <param name="radius">Half the width of the widest stroke. Wider things are other paper, or in the shadow.</param>
    public static InkMap? Read(byte[] light, int rows, int columns, int radius)
    {
        byte[] paper = Window.Close(light, rows, columns, radius);
        byte[] ink = new byte[light.Length];
        for (int i = 0; i < ink.Length; i++)
        {
            ink[i] = (byte)((paper[i] - light[i]) * 255 / Math.Max((byte)32, paper[i]));
        }

        return Scale(ink, rows, columns);
    }

    // The median is paper. Otsu's threshold of what clearly differs from it tells ink from lines and other weak things.
    private static InkMap? Scale(byte[] ink, int rows, int columns)
    {
        var histogram = new GrayHistogram(ink);
        int paper = histogram.Median(0, 256);
        int spread = new GrayHistogram([.. ink.Select(value => (byte)Math.Abs(value - paper))]).Median(0, 256);
        int least = paper + Math.Max(LeastInk, 6 * spread);
        byte[] strong = [.. ink.Where(value => value >= least)];
        if (strong.Length < 2)
        {
            return null;
        }

        var inks = new GrayHistogram(strong);
        int threshold = Math.Min(inks.Threshold(), paper + ((inks.Median(0, 256) - paper) * 3 / 4));
        threshold = Math.Max(threshold, least);
        int level = Math.Max(inks.Median(threshold, 256) - paper, 1);
        int lowest = Math.Max(paper + 1, (paper + threshold + 1) / 2);
        byte[] values = new byte[256];
        for (int i = lowest; i < values.Length; i++)
        {
            values[i] = (byte)Math.Clamp((((i - paper) * 255) + (level / 2)) / level, 1, 255);
        }

        return new InkMap(rows, columns, [.. ink.Select(value => values[value])], values[threshold]);
    }

    // The standard deviation of noise: half of all second differences are below 4.05 of it (Immerkaer 1996, with the median).
    private static double Noise(byte[] gray, int rows, int columns)
    {
        int[] counts = new int[2041];
        int total = 0;
        for (int row = 1; row + 1 < rows; row += 2)
        {
            for (int i = (row * columns) + 1; i + 1 < (row + 1) * columns; i++)
            {
                (int above, int below) = (i - columns, i + columns);
                int difference = gray[above - 1] + gray[above + 1] + gray[below - 1] + gray[below + 1]
                    - (2 * (gray[above] + gray[below] + gray[i - 1] + gray[i + 1])) + (4 * gray[i]);
                counts[Math.Abs(difference)]++;
                total++;
            }
        }

        int middle = 0;
        for (int seen = counts[0]; seen * 2 < total; seen += counts[middle])
        {
            middle++;
        }

        return middle / 4.05;
    }
}
