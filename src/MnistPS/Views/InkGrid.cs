using Mnist;

namespace MnistPS.Views;

/// <summary>A sample as a small grid of fields with and without ink.</summary>
internal static class InkGrid
{
    // The lowest mean of a field that counts as ink. Thin strokes stay, their soft edges do not.
    private const double Threshold = 80;

    /// <summary>Divides a sample into fields and returns which ones have ink.</summary>
    /// <param name="sample">A sample of any size.</param>
    /// <param name="rows">The fields from top to bottom.</param>
    /// <param name="columns">The fields from left to right.</param>
    /// <param name="isCropped">Removes blank rows above and below, so that the fields show more.</param>
    public static bool[,] Of(MnistSample sample, int rows, int columns, bool isCropped)
    {
        ReadOnlySpan<byte> pixels = sample.AsSpan();
        (int top, int bottom) = isCropped ? InkedRows(pixels, sample.Columns) : (0, sample.Rows);
        bool[,] grid = new bool[rows, columns];
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                double mean = Mean(
                    pixels,
                    sample.Columns,
                    (top + ((double)row * (bottom - top) / rows), top + ((double)(row + 1) * (bottom - top) / rows)),
                    ((double)column * sample.Columns / columns, (double)(column + 1) * sample.Columns / columns));
                grid[row, column] = mean > Threshold;
            }
        }

        return grid;
    }

    private static (int Top, int Bottom) InkedRows(ReadOnlySpan<byte> pixels, int columns)
    {
        int first = pixels.IndexOfAnyInRange((byte)(Threshold / 2), byte.MaxValue);
        int last = pixels.LastIndexOfAnyInRange((byte)(Threshold / 2), byte.MaxValue);
        return first < 0 ? (0, pixels.Length / columns) : (first / columns, (last / columns) + 1);
    }

    // A pixel that is partly in a field counts partly.
    private static double Mean(ReadOnlySpan<byte> pixels, int stride, (double From, double To) y, (double From, double To) x)
    {
        double sum = 0;
        for (int row = (int)y.From; row < y.To; row++)
        {
            double height = Math.Min(row + 1, y.To) - Math.Max(row, y.From);
            for (int column = (int)x.From; column < x.To; column++)
            {
                double width = Math.Min(column + 1, x.To) - Math.Max(column, x.From);
                sum += pixels[(row * stride) + column] * height * width;
            }
        }

        return sum / ((y.To - y.From) * (x.To - x.From));
    }
}
