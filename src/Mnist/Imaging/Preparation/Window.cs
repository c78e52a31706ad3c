namespace Mnist.Imaging.Preparation;

/// <summary>Filters of a gray picture that look at the neighbors of each pixel. Outside the picture is nothing.</summary>
internal static class Window
{
    /// <summary>Fills what is darker than its surroundings and narrower than a square window: a maximum, then a minimum.</summary>
    /// <param name="gray">rows x columns values.</param>
    /// <param name="rows">The height in pixels.</param>
    /// <param name="columns">The width in pixels.</param>
    /// <param name="radius">Half the side of the window.</param>
    public static byte[] Close(byte[] gray, int rows, int columns, int radius)
    {
        byte[] wide = Largest(gray, rows, columns, radius);
        Invert(wide);
        wide = Largest(wide, rows, columns, radius);
        Invert(wide);
        return wide;
    }

    /// <summary>The largest value of a square window around each pixel.</summary>
    public static byte[] Largest(byte[] gray, int rows, int columns, int radius)
    {
        byte[] across = LargestOfRows(gray, rows, columns, radius);
        return Transpose(LargestOfRows(Transpose(across, rows, columns), columns, rows, radius), columns, rows);
    }

    /// <summary>Each pixel with its eight neighbors, which count by their nearness: 1, 2, 1 in both directions.</summary>
    public static byte[] Smooth(byte[] gray, int rows, int columns)
    {
        byte[] result = new byte[gray.Length];
        int[] sums = new int[columns];
        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<byte> above = gray.AsSpan(Math.Max(0, row - 1) * columns, columns);
            ReadOnlySpan<byte> here = gray.AsSpan(row * columns, columns);
            ReadOnlySpan<byte> below = gray.AsSpan(Math.Min(rows - 1, row + 1) * columns, columns);
            for (int i = 0; i < columns; i++)
            {
                sums[i] = above[i] + (2 * here[i]) + below[i];
            }

            Span<byte> line = result.AsSpan(row * columns, columns);
            for (int i = 0; i < columns; i++)
            {
                line[i] = (byte)((sums[Math.Max(0, i - 1)] + (2 * sums[i]) + sums[Math.Min(columns - 1, i + 1)] + 8) >> 4);
            }
        }

        return result;
    }

    public static byte[] Transpose(byte[] gray, int rows, int columns)
    {
        const int Tile = 32;
        byte[] result = new byte[gray.Length];
        for (int top = 0; top < rows; top += Tile)
        {
            for (int left = 0; left < columns; left += Tile)
            {
                for (int row = top; row < Math.Min(rows, top + Tile); row++)
                {
                    for (int column = left; column < Math.Min(columns, left + Tile); column++)
                    {
                        result[(column * rows) + row] = gray[(row * columns) + column];
                    }
                }
            }
        }

        return result;
    }

    private static void Invert(byte[] gray)
    {
        for (int i = 0; i < gray.Length; i++)
        {
            gray[i] = (byte)(255 - gray[i]);
        }
    }

    // Van Herk 1992 and Gil and Werman 1993: blocks of the window's length, their largest value so far from both ends.
    private static byte[] LargestOfRows(byte[] gray, int rows, int columns, int radius)
    {
        int side = (2 * radius) + 1;
        byte[] result = new byte[gray.Length];
        int padded = (columns + (2 * radius) + side - 1) / side * side;
        byte[] line = new byte[padded];
        byte[] forward = new byte[padded];
        byte[] backward = new byte[padded];
        for (int row = 0; row < rows; row++)
        {
            gray.AsSpan(row * columns, columns).CopyTo(line.AsSpan(radius));
            for (int start = 0; start < padded; start += side)
            {
                byte largest = 0;
                for (int i = start; i < start + side; i++)
                {
                    forward[i] = largest = Math.Max(largest, line[i]);
                }

                largest = 0;
                for (int i = start + side - 1; i >= start; i--)
                {
                    backward[i] = largest = Math.Max(largest, line[i]);
                }
            }

            Span<byte> target = result.AsSpan(row * columns, columns);
            for (int i = 0; i < columns; i++)
            {
                target[i] = Math.Max(backward[i], forward[i + side - 1]);
            }
        }

        return result;
    }
}
