namespace Mnist.Imaging;

/// <summary>Changes the size of a gray picture by averaging areas: each new pixel is the mean of what it covers.</summary>
/// <remarks>Whole-number arithmetic, so that every platform gives the same pixels. Enlarging by a whole number repeats pixels.</remarks>
internal static class Resampler
{
    public static byte[] Resize(ReadOnlySpan<byte> pixels, int rows, int columns, int newRows, int newColumns)
    {
        if (rows == newRows && columns == newColumns)
        {
            return pixels.ToArray();
        }

        // The units are chosen so that each old pixel is newRows x newColumns of them, each new one rows x columns.
        byte[] result = new byte[newRows * newColumns];
        for (int row = 0; row < newRows; row++)
        {
            for (int column = 0; column < newColumns; column++)
            {
                result[(row * newColumns) + column] = Average(pixels, rows, columns, newRows, newColumns, row, column);
            }
        }

        return result;
    }

    /// <summary>Averages squares of step x step pixels. What is left over at the right and below is lost.</summary>
    public static byte[] Shrink(byte[] pixels, int rows, int columns, int step)
    {
        (int newRows, int newColumns) = (rows / step, columns / step);
        int area = step * step;
        byte[] result = new byte[newRows * newColumns];
        int[] sums = new int[newColumns];
        for (int row = 0; row < newRows; row++)
        {
            Array.Clear(sums);
            for (int i = 0; i < step; i++)
            {
                ReadOnlySpan<byte> line = pixels.AsSpan(((row * step) + i) * columns, newColumns * step);
                for (int column = 0, x = 0; column < sums.Length; column++)
                {
                    int sum = 0;
                    for (int end = x + step; x < end; x++)
                    {
                        sum += line[x];
                    }

                    sums[column] += sum;
                }
            }

            for (int column = 0; column < sums.Length; column++)
            {
                result[(row * newColumns) + column] = (byte)((sums[column] + (area / 2)) / area);
            }
        }

        return result;
    }

    private static byte Average(ReadOnlySpan<byte> pixels, int rows, int columns, int newRows, int newColumns, int row, int column)
    {
        (long top, long left) = ((long)row * rows, (long)column * columns);
        (long bottom, long right) = (top + rows, left + columns);
        long sum = 0;
        for (long y = top / newRows; y * newRows < bottom; y++)
        {
            long height = Math.Min(bottom, (y + 1) * newRows) - Math.Max(top, y * newRows);
            for (long x = left / newColumns; x * newColumns < right; x++)
            {
                long width = Math.Min(right, (x + 1) * newColumns) - Math.Max(left, x * newColumns);
                sum += height * width * pixels[(int)((y * columns) + x)];
            }
        }

        long area = (long)rows * columns;
        return (byte)((sum + (area / 2)) / area);
    }
}
