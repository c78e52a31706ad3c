namespace Mnist.Imaging.Preparation;

/// <summary>Makes samples of pictures as MNIST was made from NIST: ink on black, scaled to 20 x 20, centered by mass in 28 x 28.</summary>
/// <remarks>
/// http://yann.lecun.com/exdb/mnist/: "The original black and white (bilevel) images from NIST were size normalized to fit in a 20x20
/// pixel box while preserving their aspect ratio. (...) the images were centered in a 28x28 image by computing the center of mass of the
/// pixels, and translating the image so as to position this point at the center of the 28x28 field."
/// </remarks>
internal static class PicturePreparation
{
    // Larger pictures are averaged to a longer side of this, or less than twice of it.
    private const int WorkSide = 600;

    // Half the windows' widths, as parts of the shorter side.
    private static readonly int[] s_windows = [32, 18, 10, 6];

    /// <summary>Returns the digits of a picture.</summary>
    /// <param name="picture">The picture with the drawing.</param>
    /// <param name="options">How to read the picture.</param>
    /// <param name="path">The path of the file, for messages.</param>
    /// <exception cref="DatasetFormatException">The picture has no ink.</exception>
    public static PreparedPicture Prepare(Picture picture, PictureOptions options, string path)
    {
        byte[] gray = Flatten(picture, options.NoInvert);
        (int rows, int columns) = (picture.Rows, picture.Columns);
        int step = Math.Max(1, Math.Min(Math.Max(rows, columns) / WorkSide, Math.Min(rows, columns)));
        if (step > 1)
        {
            (gray, rows, columns) = (Resampler.Shrink(gray, rows, columns, step), rows / step, columns / step);
        }

        (gray, rows, columns) = Orientation.Turn(gray, rows, columns, picture.Orientation);
        Sight sight = Look(gray, rows, columns, options, path);
        if (sight.Digits.Count == 0)
        {
            throw Picture.Invalid(path, "ink", "nothing as bright as the threshold", hint: "Use a lower threshold, or none to have it computed.");
        }

        var digits = new List<PreparedDigit>();
        foreach (IReadOnlyList<Shape> parts in sight.Digits)
        {
            byte[] pixels = DigitFrame.Make(sight.Map, sight.Finder.Numbers, parts, out PictureBox box);
            box = new PictureBox(box.Top * step, box.Left * step, box.Rows * step, box.Columns * step);
            digits.Add(new PreparedDigit(pixels, box, parts.Sum(part => part.Area), sight.DoubtOf(parts)));
        }

        return new PreparedPicture(digits, sight.LeftOut, picture.Orientation);
    }

    private static Sight Look(byte[] gray, int rows, int columns, PictureOptions options, string path)
    {
        bool isEven = options.Threshold is not null || EvenPaper.Is(gray, rows, columns);
        Sight? even = isEven ? Find(EvenPaper.Read(gray, rows, columns, options, path)) : null;
        if (options.Threshold is not null || even?.HasStroke == true)
        {
            return even!;
        }

        // What looks like bright ink, or like paper of one gray, may be the paper on a dark table, and the table.
        bool isBright = options.NoInvert || UnevenPaper.HasBrightInk(gray, rows, columns);
        Sight? sight = LookAround(gray, rows, columns, isBright, out bool isSure);
        if (!isSure && !options.NoInvert && LookAround(gray, rows, columns, !isBright, out isSure) is { } other)
        {
            sight = isSure || sight is null || (other.HasStroke && !sight.HasStroke) ? other : sight;
        }

        // On even paper, pieces of a solid area look like strokes to small windows.
        sight = sight?.HasStroke == true && (isSure || even is null) ? sight : even ?? sight;
        return sight is { Digits.Count: > 0 } ? sight : throw Picture.Invalid(path, "a drawing on a background", "nothing but paper");
    }

    // Windows of a growing size, until one is clearly wider than the strokes. A larger one would take shadows and edges for ink.
    private static Sight? LookAround(byte[] gray, int rows, int columns, bool isBright, out bool isSure)
    {
        isSure = false;
        byte[] light = UnevenPaper.Clean(gray, rows, columns, isBright);
        int side = Math.Min(rows, columns);
        Sight? best = null, cut = null;
        foreach (int part in s_windows)
        {
            int radius = Math.Max(2, side / part);
            if (UnevenPaper.Read(light, rows, columns, radius) is not { } map)
            {
                continue;
            }

            Sight sight = Find(map);
            best = best?.HasStroke == true && !sight.HasStroke ? best : sight;
            if (sight.IsSettled(radius))
            {
                if (!sight.IsCut(light))
                {
                    isSure = true;
                    return sight;
                }

                cut ??= sight;
            }
        }

        return cut ?? best;
    }

    private static Sight Find(InkMap map)
    {
        (InkMap clean, int lines) = RuledLines.Remove(map);
        var sight = new Sight(clean, new DigitFinder(clean), lines);
        return lines > 0 && !sight.HasStroke ? new Sight(map, new DigitFinder(map), 0) : sight;
    }

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
}
