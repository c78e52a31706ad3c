namespace Mnist;

/// <summary>Lines over the image.</summary>
internal static class Lines
{
    private const int Side = Corrupter.Side;
    private const double Width = 2.3; // the vertical distance in pixels at which a line would be at its darkest

    public static void Dotted(double[] image, double[] result, SeededRandom random)
    {
        int start = random.Next(Side - 1);
        int end = random.Next(Side - 1);
        image.CopyTo(result, 0);
        Add(result, 0, start, Side - 1, end, isDotted: true);
        Clip(result);
    }

    public static void Zigzag(double[] image, double[] result, SeededRandom random)
    {
        const double Length = 2;
        const double Height = 2;
        const int First = 2;
        const int Last = 25;
        int start = random.Next(Side - 1);
        int rise = random.Next(10) - 5;
        double distance = Math.Sqrt(((Last - First) * (Last - First)) + (rise * rise));

        // Along the straight line and beside it, then turned by its angle.
        var corners = new List<(double Along, double Beside)> { (0, 0) };
        for (int i = 0; i <= (int)((distance - Length) / (2 * Length)); i++)
        {
            corners.Add((((2 * i) + 1) * Length, i % 2 == 0 ? Height : -Height));
        }

        double whole = 2 * Length * Math.Floor(distance / (2 * Length));
        if (distance != whole)
        {
            corners.Add((distance, corners[^1].Beside / (2 * (distance - whole))));
        }

        (double cos, double sin) = ((Last - First) / distance, rise / distance);
        (double Column, double Row)[] places = [.. corners.Select(corner => (
            (cos * corner.Along) - (sin * corner.Beside) + First, (sin * corner.Along) + (cos * corner.Beside) + start))];
        image.CopyTo(result, 0);
        for (int i = 1; i < places.Length; i++)
        {
            Add(result, places[i - 1].Column, places[i - 1].Row, places[i].Column, places[i].Row, isDotted: false);
            Clip(result);
        }
    }

    // The darker, the nearer a pixel is to the line: log(1 - distance / width) + 1.
    private static void Add(double[] result, double left, double top, double right, double bottom, bool isDotted)
    {
        double slope = (bottom - top) / (right - left);
        int end = Math.Min(Side, (int)Math.Ceiling(right));
        for (int column = Math.Max(0, (int)Math.Floor(left)); column < end; column++)
        {
            if (isDotted && column / 2 % 2 == 0)
            {
                continue;
            }

            double height = (slope * (column - left)) + top;
            for (int row = 0; row < Side; row++)
            {
                double distance = Math.Min(Math.Abs(row - height), Width - 1e-10);
                result[(row * Side) + column] += Math.Clamp(PortableMath.Log(1 - (distance / Width)) + 1, 0, 1);
            }
        }
    }

    private static void Clip(double[] result)
    {
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = Math.Clamp(result[i], 0, 1);
        }
    }
}
