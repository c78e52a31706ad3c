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
            digits.Add(new PreparedDigit(pixels, box, parts.Sum(part => part.Area), Doubt(parts, Math.Min(rows, columns))));
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

        sight = sight?.HasStroke == true ? sight : even ?? sight;
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

    private static string? Doubt(IReadOnlyList<Shape> parts, int side) =>
        parts.Max(part => part.Size) < Math.Max(4, side / 40) ? "shows no stroke, only a speck"
        : parts[0].IsSolid ? "shows a solid area, not a stroke"
        : null;

    // More of an outline, in percent, does not go through ink by chance.
    private const int LargestCut = 15;

    /// <summary>What was found on one reading of the ink.</summary>
    private sealed record Sight(InkMap Map, DigitFinder Finder, int Lines)
    {
        public IReadOnlyList<IReadOnlyList<Shape>> Digits => Finder.Digits;

        public bool HasStroke => Digits.Any(parts => Doubt(parts, Math.Min(Map.Rows, Map.Columns)) is null);

        /// <summary>Whether there is a digit whose strokes are clearly narrower than a window.</summary>
        public bool IsSettled(int radius)
        {
            if (!HasStroke)
            {
                return false;
            }

            IReadOnlyList<Shape> digit = Digits.MaxBy(parts => parts.Sum(part => part.Area))!;
            PictureBox box = digit.Select(part => part.Box).Aggregate((a, b) => a.With(b));
            double stroke = 8 * digit.Sum(part => (double)part.Area) / (Math.PI * digit.Sum(part => (double)part.Edges));
            return Math.Max(box.Rows, box.Columns) * 8 >= Math.Min(Map.Rows, Map.Columns) && stroke <= 0.8 * radius;
        }

        /// <summary>Whether a part of the outline goes through ink: the digit is a piece of wider strokes.</summary>
        public bool IsCut(byte[] light)
        {
            const int Away = 3;
            IReadOnlyList<Shape> digit = Digits.MaxBy(parts => parts.Sum(part => part.Area))!;
            var numbers = digit.Select(part => part.Number).ToHashSet();
            var steps = new List<double>();
            foreach (PictureBox box in digit.Select(part => part.Box))
            {
                for (int row = Math.Max(Away, box.Top); row < Math.Min(Map.Rows - Away, box.Bottom); row++)
                {
                    for (int column = Math.Max(Away, box.Left); column < Math.Min(Map.Columns - Away, box.Right); column++)
                    {
                        int place = (row * Map.Columns) + column;
                        if (!numbers.Contains(Finder.Numbers[place]))
                        {
                            continue;
                        }

                        foreach (int step in (ReadOnlySpan<int>)[-1, 1, -Map.Columns, Map.Columns])
                        {
                            if (Finder.Numbers[place + step] == 0 && Finder.Numbers[place + (Away * step)] == 0)
                            {
                                steps.Add((light[place + (Away * step)] + 1.0) / (Math.Min(light[place], light[place - step]) + 1.0));
                            }
                        }
                    }
                }
            }

            if (steps.Count == 0)
            {
                return false;
            }

            steps.Sort();
            double usual = steps[steps.Count * 9 / 10];
            return steps.Count(step => step - 1 < (usual - 1) / 4) * 100 > LargestCut * steps.Count;
        }

        public IReadOnlyList<string> LeftOut =>
            [.. Lines > 0 ? [FormattableString.Invariant($"{Lines} {(Lines == 1 ? "line" : "lines")}")] : Array.Empty<string>(), .. Finder.LeftOut];
    }
}
