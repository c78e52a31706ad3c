namespace Mnist;

/// <summary>Canny's edge detector, as scikit-image has it: a Gaussian of one pixel, and thresholds of 0.1 and 0.2.</summary>
internal static class CannyEdges
{
    private const int Side = Corrupter.Side;
    private const double LowThreshold = 0.1;
    private const double HighThreshold = 0.2;

    // The smoothed edge of the image is as bright as its middle: divided by what a white image becomes.
    private static readonly double[] s_bleeding = SmoothWhite();

    /// <summary>Sets the pixels of edges to 1 and all others to 0.</summary>
    public static void Find(double[] image, double[] result)
    {
        image.CopyTo(result, 0);
        Smoothing.Both(result, 1, isZeroOutside: true);
        for (int i = 0; i < result.Length; i++)
        {
            result[i] /= s_bleeding[i];
        }

        double[] down = new double[result.Length];
        double[] right = new double[result.Length];
        double[] magnitude = new double[result.Length];
        Sobel(result, down, right);
        for (int i = 0; i < magnitude.Length; i++)
        {
            magnitude[i] = Math.Sqrt((down[i] * down[i]) + (right[i] * right[i]));
        }

        bool[] isEdge = new bool[result.Length];
        for (int row = 1; row < Side - 1; row++)
        {
            for (int column = 1; column < Side - 1; column++)
            {
                int place = (row * Side) + column;
                isEdge[place] = magnitude[place] >= LowThreshold && IsMaximum(magnitude, place, down[place], right[place]);
            }
        }

        Connect(magnitude, isEdge, result);
    }

    private static double[] SmoothWhite()
    {
        double[] white = new double[Side * Side];
        Array.Fill(white, 1);
        Smoothing.Both(white, 1, isZeroOutside: true);
        return [.. white.Select(value => value + (Math.BitIncrement(1) - 1))];
    }

    // Differences along one axis, smoothed along the other. Outside is the mirror image.
    private static void Sobel(double[] image, double[] down, double[] right)
    {
        for (int row = 0; row < Side; row++)
        {
            int above = Math.Max(row - 1, 0);
            int below = Math.Min(row + 1, Side - 1);
            for (int column = 0; column < Side; column++)
            {
                int left = Math.Max(column - 1, 0);
                int next = Math.Min(column + 1, Side - 1);
                down[(row * Side) + column] = (2 * Difference(below, column, above, column)) + (Difference(below, left, above, left) + Difference(below, next, above, next));
                right[(row * Side) + column] = (2 * Difference(row, next, row, left)) + (Difference(above, next, above, left) + Difference(below, next, below, left));
            }
        }

        double Difference(int row, int column, int otherRow, int otherColumn) => image[(row * Side) + column] - image[(otherRow * Side) + otherColumn];
    }

    // True if the gradient is not greater on either side, in its direction. The places there are between two pixels.
    private static bool IsMaximum(double[] magnitude, int place, double down, double right)
    {
        bool isSteep = Math.Abs(down) >= Math.Abs(right);
        bool isRising = (down <= 0 && right >= 0) || (down >= 0 && right <= 0);
        double share = isSteep ? Math.Abs(right) / Math.Abs(down) : Math.Abs(down) / Math.Abs(right);

        // On a diagonal, the rule of the original that comes last counts.
        (int near, int far) = isRising
            ? isSteep ? (-Side, -Side + 1) : (1, -Side + 1)
            : isSteep && Math.Abs(down) > Math.Abs(right) ? (Side, Side + 1) : (1, Side + 1);
        return (magnitude[place + far] * share) + (magnitude[place + near] * (1 - share)) <= magnitude[place]
            && (magnitude[place - far] * share) + (magnitude[place - near] * (1 - share)) <= magnitude[place];
    }

    // Weak edges count if they touch a strong one, also over others.
    private static void Connect(double[] magnitude, bool[] isEdge, double[] result)
    {
        Array.Clear(result);
        var open = new Stack<int>();
        for (int i = 0; i < isEdge.Length; i++)
        {
            if (isEdge[i] && magnitude[i] >= HighThreshold)
            {
                open.Push(i);
                isEdge[i] = false;
            }
        }

        while (open.TryPop(out int place))
        {
            result[place] = 1;
            foreach (int step in (ReadOnlySpan<int>)[-Side - 1, -Side, -Side + 1, -1, 1, Side - 1, Side, Side + 1])
            {
                if (isEdge[place + step])
                {
                    isEdge[place + step] = false;
                    open.Push(place + step);
                }
            }
        }
    }
}
