namespace Mnist.Imaging;

/// <summary>Makes samples of pictures as MNIST was made from NIST: ink on black, scaled to 20 x 20, centered by mass in 28 x 28.</summary>
/// <remarks>
/// http://yann.lecun.com/exdb/mnist/: "The original black and white (bilevel) images from NIST were size normalized to fit in a 20x20
/// pixel box while preserving their aspect ratio. (...) the images were centered in a 28x28 image by computing the center of mass of the
/// pixels, and translating the image so as to position this point at the center of the 28x28 field."
/// </remarks>
internal static class PicturePreparation
{
    /// <summary>The height and width of a sample.</summary>
    public const int Side = 28;

    private const int BoxSide = 20;

    // If the darkest and the brightest pixel differ by less, there is only paper and no drawing.
    private const int LeastContrast = 16;

    /// <summary>Returns the pixels of the sample.</summary>
    /// <param name="picture">The picture with the drawing.</param>
    /// <param name="options">How to read the picture.</param>
    /// <param name="path">The path of the file, for messages.</param>
    /// <exception cref="DatasetFormatException">The picture has no ink.</exception>
    public static byte[] Prepare(Picture picture, PictureOptions options, string path)
    {
        byte[] pixels = InkOnBlack(Flatten(picture, options.NoInvert), options, path);
        (int top, int bottom, int left, int right) = Box(pixels, picture.Rows, picture.Columns, path);
        (int height, int width) = (bottom - top, right - left);
        byte[] box = new byte[height * width];
        for (int row = 0; row < height; row++)
        {
            pixels.AsSpan(((top + row) * picture.Columns) + left, width).CopyTo(box.AsSpan(row * width));
        }

        int longer = Math.Max(height, width);
        int rows = Fit(height, longer);
        int columns = Fit(width, longer);
        return Center(Resampler.Resize(box, height, width, rows, columns), rows, columns);
    }

    private static int Fit(int length, int longer) => (int)Math.Max(1, (((long)length * BoxSide * 2) + longer) / (2L * longer));

    // Transparent pixels are paper: white below dark ink, black below bright ink.
    private static byte[] Flatten(Picture picture, bool isBright)
    {
        if (picture.Alpha is not { } alpha)
        {
            return picture.Gray;
        }

        long ink = 0, weight = 0;
        for (int i = 0; i < alpha.Length; i++)
        {
            ink += picture.Gray[i] * alpha[i];
            weight += alpha[i];
        }

        byte[] flat = picture.Flatten();
        if (!isBright && ink < 128 * weight)
        {
            for (int i = 0; i < flat.Length; i++)
            {
                flat[i] = (byte)Math.Min(255, flat[i] + 255 - alpha[i]);
            }
        }

        return flat;
    }

    // The background becomes 0, the median of the ink 255. Values nearer to the background than to the threshold are noise.
    private static byte[] InkOnBlack(byte[] pixels, PictureOptions options, string path)
    {
        var histogram = new GrayHistogram(pixels);
        int contrast = histogram.Brightest - histogram.Darkest;
        if (contrast < LeastContrast)
        {
            string found = contrast == 0
                ? FormattableString.Invariant($"one color (gray {histogram.Darkest})")
                : FormattableString.Invariant($"gray {histogram.Darkest} to {histogram.Brightest} only");
            throw Picture.Invalid(path, "a drawing on a background", found);
        }

        int threshold = histogram.Threshold();
        bool isInverted = !options.NoInvert && histogram.Count(threshold, 256) > histogram.Count(0, threshold);
        if (isInverted)
        {
            pixels = [.. pixels.Select(pixel => (byte)(255 - pixel))];
            histogram = new GrayHistogram(pixels);
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

        return [.. pixels.Select(pixel => values[pixel])];
    }

    private static (int Top, int Bottom, int Left, int Right) Box(byte[] pixels, int rows, int columns, string path)
    {
        (int top, int bottom, int left, int right) = (rows, 0, columns, 0);
        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<byte> line = pixels.AsSpan(row * columns, columns);
            int first = line.IndexOfAnyExcept((byte)0);
            if (first >= 0)
            {
                (top, bottom) = (Math.Min(top, row), row + 1);
                (left, right) = (Math.Min(left, first), Math.Max(right, line.LastIndexOfAnyExcept((byte)0) + 1));
            }
        }

        return top < bottom
            ? (top, bottom, left, right)
            : throw Picture.Invalid(path, "ink", "nothing as bright as the threshold", hint: "Use a lower threshold, or none to have it computed.");
    }

    private static byte[] Center(byte[] box, int rows, int columns)
    {
        long mass = 0, down = 0, along = 0;
        for (int i = 0; i < box.Length; i++)
        {
            mass += box[i];
            down += box[i] * (i / columns);
            along += box[i] * (i % columns);
        }

        // The pixel with the center of mass goes to the middle of 28. In MNIST, the centers lie from 13.5 to 14.5.
        mass = Math.Max(1, mass);
        int top = (int)Math.Clamp((Side / 2) - (((2 * down) + mass) / (2 * mass)), 0, Side - rows);
        int left = (int)Math.Clamp((Side / 2) - (((2 * along) + mass) / (2 * mass)), 0, Side - columns);
        byte[] sample = new byte[Side * Side];
        for (int row = 0; row < rows; row++)
        {
            box.AsSpan(row * columns, columns).CopyTo(sample.AsSpan(((top + row) * Side) + left));
        }

        return sample;
    }
}
