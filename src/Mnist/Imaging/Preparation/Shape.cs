namespace Mnist.Imaging.Preparation;

/// <summary>Ink that hangs together, over corners too.</summary>
/// <param name="Number">Its number in the map of shapes, from 1.</param>
/// <param name="Box">The pixels that it spans.</param>
/// <param name="Area">Its number of pixels.</param>
/// <param name="Edges">The number of pixel edges between it and paper.</param>
/// <param name="Sides">How many sides of the picture it touches.</param>
internal sealed record Shape(int Number, PictureBox Box, int Area, int Edges, int Sides)
{
    /// <summary>The longer side of its box.</summary>
    public int Size => Math.Max(Box.Rows, Box.Columns);

    /// <summary>The width of its strokes in pixels: twice its area for the length of its edges, which is pi / 4 of the pixel edges.</summary>
    public double StrokeWidth => 8 * Area / (Math.PI * Edges);

    /// <summary>Whether it fills its box like a blot, and not like a stroke.</summary>
    public bool IsSolid => Area > 0.7 * Box.Rows * Box.Columns && Math.Min(Box.Rows, Box.Columns) > 0.4 * Size;

    /// <summary>Finds the shapes of a picture.</summary>
    /// <param name="map">The ink.</param>
    /// <param name="numbers">The number of the shape of each pixel, 0 for none.</param>
    public static List<Shape> FindAll(InkMap map, out int[] numbers)
    {
        var shapes = new List<Shape>();
        numbers = new int[map.Ink.Length];
        int[] waiting = new int[256];
        for (int start = 0; start < numbers.Length; start++)
        {
            if (map.Ink[start] >= map.Strong && numbers[start] == 0)
            {
                shapes.Add(Fill(map, numbers, ref waiting, start, shapes.Count + 1));
            }
        }

        return shapes;
    }

    private static Shape Fill(InkMap map, int[] numbers, ref int[] waiting, int start, int number)
    {
        (int rows, int columns) = (map.Rows, map.Columns);
        (int top, int bottom, int left, int right) = (rows, 0, columns, 0);
        (int count, int area, int edges) = (1, 0, 0);
        (waiting[0], numbers[start]) = (start, number);
        while (count > 0)
        {
            int place = waiting[--count];
            (int row, int column) = (place / columns, place % columns);
            (top, bottom, left, right) = (Math.Min(top, row), Math.Max(bottom, row + 1), Math.Min(left, column), Math.Max(right, column + 1));
            area++;
            if (waiting.Length < count + 8)
            {
                Array.Resize(ref waiting, 2 * waiting.Length);
            }

            for (int y = row - 1; y <= row + 1; y++)
            {
                for (int x = column - 1; x <= column + 1; x++)
                {
                    int next = (y * columns) + x;
                    bool isInk = (uint)y < (uint)rows && (uint)x < (uint)columns && map.Ink[next] >= map.Strong;
                    if (!isInk)
                    {
                        edges += y == row || x == column ? 1 : 0;
                    }
                    else if (numbers[next] == 0)
                    {
                        numbers[next] = number;
                        waiting[count++] = next;
                    }
                }
            }
        }

        int sides = (top == 0 ? 1 : 0) + (bottom == rows ? 1 : 0) + (left == 0 ? 1 : 0) + (right == columns ? 1 : 0);
        return new Shape(number, new PictureBox(top, left, bottom - top, right - left), area, edges, sides);
    }
}
