namespace Mnist.Imaging.Preparation;

/// <summary>What was found on one reading of the ink.</summary>
/// <param name="Map">The ink without lines.</param>
/// <param name="Finder">The digits on it.</param>
/// <param name="Lines">The number of lines that were removed.</param>
internal sealed record Sight(InkMap Map, DigitFinder Finder, int Lines)
{
    // More of an outline, in percent, does not go through ink by chance: strokes have up to 9, pieces and noise 20 and more.
    private const int LargestCut = 15;

    // How far from the outline, in pixels, there is paper beside a stroke, also after smoothing.
    private const int Away = 3;

    public IReadOnlyList<IReadOnlyList<Shape>> Digits => Finder.Digits;

    /// <summary>What is in the picture and no digit, for people.</summary>
    public IReadOnlyList<string> LeftOut =>
        [.. Lines > 0 ? [FormattableString.Invariant($"{Lines} {(Lines == 1 ? "line" : "lines")}")] : Array.Empty<string>(), .. Finder.LeftOut];

    public bool HasStroke => Digits.Any(digit => DoubtOf(digit) is null);

    private IReadOnlyList<Shape> Largest => Digits.MaxBy(digit => digit.Sum(part => part.Area))!;

    /// <summary>Returns why a digit may be none, after the name of the picture; null for no doubt.</summary>
    public string? DoubtOf(IReadOnlyList<Shape> digit) =>
        digit.Max(part => part.Size) < Math.Max(4, Math.Min(Map.Rows, Map.Columns) / 40) ? "shows no stroke, only a speck"
        : digit[0].IsSolid ? "shows a solid area, not a stroke"
        : null;

    /// <summary>Whether there is a digit whose strokes are clearly narrower than a window.</summary>
    public bool IsSettled(int radius)
    {
        if (!HasStroke)
        {
            return false;
        }

        PictureBox box = Largest.Select(part => part.Box).Aggregate((a, b) => a.With(b));
        double stroke = 8 * Largest.Sum(part => (double)part.Area) / (Math.PI * Largest.Sum(part => (double)part.Edges));
        return Math.Max(box.Rows, box.Columns) * 8 >= Math.Min(Map.Rows, Map.Columns) && stroke <= 0.8 * radius;
    }

    /// <summary>Whether the digit is grains of noise, or a part of its outline goes through ink: it is a piece of a wider stroke or shadow.</summary>
    /// <param name="light">The picture with dark ink.</param>
    public bool IsCut(byte[] light)
    {
        if (Largest.Max(part => part.Area) * 3 < Largest.Sum(part => part.Area))
        {
            return true;
        }

        double[] steps = [.. Largest.SelectMany(part => Steps(part, light)).Order()];
        if (steps.Length == 0)
        {
            return false;
        }

        double usual = steps[steps.Length * 9 / 10];
        return steps.Count(step => step - 1 < (usual - 1) / 4) * 100 > LargestCut * steps.Length;
    }

    // How many times brighter it is beside the outline than within it, at each edge of a pixel.
    private IEnumerable<double> Steps(Shape part, byte[] light)
    {
        int[] directions = [-1, 1, -Map.Columns, Map.Columns];
        for (int row = Math.Max(Away, part.Box.Top); row < Math.Min(Map.Rows - Away, part.Box.Bottom); row++)
        {
            for (int column = Math.Max(Away, part.Box.Left); column < Math.Min(Map.Columns - Away, part.Box.Right); column++)
            {
                int place = (row * Map.Columns) + column;
                if (Finder.Numbers[place] != part.Number)
                {
                    continue;
                }

                foreach (int step in directions)
                {
                    if (Finder.Numbers[place + step] == 0 && Finder.Numbers[place + (Away * step)] == 0)
                    {
                        yield return (light[place + (Away * step)] + 1.0) / (Math.Min(light[place], light[place - step]) + 1.0);
                    }
                }
            }
        }
    }
}
