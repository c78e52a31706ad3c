namespace Mnist.Display.Charts.Drawing;

/// <summary>Computes round numbers for an axis: 1, 2 or 5 times a power of ten.</summary>
internal static class Ticks
{
    /// <summary>Returns round numbers that cover two values.</summary>
    /// <param name="minimum">The lowest value.</param>
    /// <param name="maximum">The highest value.</param>
    /// <param name="atMost">The approximate number of ticks.</param>
    public static double[] Linear(double minimum, double maximum, int atMost = 6)
    {
        if (!(maximum > minimum))
        {
            maximum = minimum + Math.Max(1, Math.Abs(minimum));
        }

        double rough = (maximum - minimum) / atMost;
        double power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        double step = power * (rough / power) switch { <= 1 => 1, <= 2 => 2, <= 5 => 5, _ => 10 };
        double first = Math.Floor((minimum / step) + 1e-9);
        double last = Math.Ceiling((maximum / step) - 1e-9);

        // Divide if possible: 3 * 0.1 is not 0.3, but 3 / 10 is.
        return [.. Enumerable.Range(0, (int)(last - first) + 1).Select(i => step < 1 ? (first + i) / Math.Round(1 / step) : (first + i) * step)];
    }

    /// <summary>Returns the powers of ten that cover two values.</summary>
    public static double[] Logarithmic(double minimum, double maximum)
    {
        int first = (int)Math.Floor(Math.Log10(minimum) + 1e-9);
        int last = Math.Max(first + 1, (int)Math.Ceiling(Math.Log10(maximum) - 1e-9));
        int step = Math.Max(1, (last - first) / 6);
        return [.. Enumerable.Range(0, ((last - first + step - 1) / step) + 1).Select(i => Math.Pow(10, first + (i * step)))];
    }
}

/// <summary>Converts values to positions on the picture.</summary>
internal readonly record struct PlotArea(
    double Left, double Right, double Top, double Bottom, double MinimumX, double MaximumX, double MinimumY, double MaximumY, bool IsLogarithmic = false)
{
    public double X(double value) => Left + ((Right - Left) * (value - MinimumX) / (MaximumX - MinimumX));

    public double Y(double value) => Bottom - ((Bottom - Top) * (IsLogarithmic
        ? (Math.Log10(value) - Math.Log10(MinimumY)) / (Math.Log10(MaximumY) - Math.Log10(MinimumY))
        : (value - MinimumY) / (MaximumY - MinimumY)));
}
