namespace Mnist.Imaging;

/// <summary>Takes the filter off a row: https://www.w3.org/TR/png-3/#9Filters.</summary>
internal static class PngFilter
{
    /// <summary>The highest number that a filter has.</summary>
    public const int Last = 4;

    /// <summary>Restores a row in place.</summary>
    /// <param name="filter">0 None, 1 Sub, 2 Up, 3 Average, 4 Paeth.</param>
    /// <param name="row">The filtered bytes; the restored ones afterwards.</param>
    /// <param name="above">The restored row above; zeros above the first.</param>
    /// <param name="step">Bytes a pixel, at least 1.</param>
    public static void Restore(int filter, Span<byte> row, ReadOnlySpan<byte> above, int step)
    {
        switch (filter)
        {
            case 1:
                for (int i = step; i < row.Length; i++)
                {
                    row[i] += row[i - step];
                }

                break;
            case 2:
                for (int i = 0; i < row.Length; i++)
                {
                    row[i] += above[i];
                }

                break;
            case 3:
                for (int i = 0; i < row.Length; i++)
                {
                    int left = i < step ? 0 : row[i - step];
                    row[i] += (byte)((left + above[i]) / 2);
                }

                break;
            case 4:
                for (int i = 0; i < row.Length; i++)
                {
                    row[i] += i < step ? above[i] : Paeth(row[i - step], above[i], above[i - step]);
                }

                break;
        }
    }

    private static byte Paeth(int left, int above, int corner)
    {
        int toLeft = Math.Abs(above - corner);
        int toAbove = Math.Abs(left - corner);
        int toCorner = Math.Abs(left + above - (2 * corner));
        return (byte)(toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner);
    }
}
