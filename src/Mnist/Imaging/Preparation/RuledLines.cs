namespace Mnist.Imaging.Preparation;

/// <summary>Takes long thin lines off a picture: of ruled or squared paper, or of a drawn box. Strokes that cross them stay.</summary>
internal static class RuledLines
{
    // Lines are searched on a picture of this width, in which a pixel is ink if one in its square is.
    private const int SearchSide = 256;

    // Lines lean up to about 12 degrees.
    private const double MostSlope = 0.21;

    private const int MostLines = 100;

    /// <summary>Removes lines of both directions.</summary>
    /// <returns>The ink without lines, and how many there were.</returns>
    public static (InkMap Map, int Count) Remove(InkMap map)
    {
        byte[] across = map.Ink;
        byte[] down = Window.Transpose(map.Ink, map.Rows, map.Columns);
        List<Line> rows = Find(across, map.Rows, map.Columns, map.Strong);
        List<Line> columns = Find(down, map.Columns, map.Rows, map.Strong);
        List<Line> ruled = Choose(rows, columns.Count), standing = Choose(columns, rows.Count);
        if (ruled.Count + standing.Count == 0)
        {
            return (map, 0);
        }

        across = [.. across];
        Erase(across, map.Columns, ruled);
        byte[] turned = Window.Transpose(across, map.Rows, map.Columns);
        Erase(turned, map.Rows, standing);
        across = Window.Transpose(turned, map.Columns, map.Rows);
        EraseCrossings(across, map.Rows, map.Columns, map.Strong, ruled);
        return (map with { Ink = across }, ruled.Count + standing.Count);
    }

    // One line may be a stroke, unless it goes from border to border. Three are ruled paper, two of each direction a box.
    private static List<Line> Choose(List<Line> lines, int others)
    {
        var whole = lines.Where(line => line.IsWhole).ToList();
        return lines.Count >= 3 || (lines.Count >= 2 && others >= 2) ? lines : whole;
    }

    private static List<Line> Find(byte[] ink, int rows, int columns, int strong)
    {
        int step = (Math.Max(rows, columns) + SearchSide - 1) / SearchSide;
        (int height, int width) = ((rows + step - 1) / step, (columns + step - 1) / step);
        bool[] isInk = new bool[height * width];
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                isInk[(row / step * width) + (column / step)] |= ink[(row * columns) + column] >= strong;
            }
        }

        // More is no paper with lines on it, but a dark table or noise.
        var lines = new List<Line>();
        if (isInk.Count(pixel => pixel) * 2 > isInk.Length)
        {
            return lines;
        }

        int slopes = (int)(width * MostSlope);
        var votes = new Votes(height, width, slopes);
        votes.AddAll(isInk);
        for (int i = 0; i < MostLines && votes.Best(out int slope, out int start) is int best && 2 * best >= width; i++)
        {
            votes.Take(isInk, slope, start);
            if (Trace(ink, rows, columns, strong, step, width, slope, start) is Line line)
            {
                lines.Add(line);
            }
        }

        return lines;
    }

    // Follows the line on the whole picture: one run of ink in each column, near where it was seen.
    private static Line? Trace(byte[] ink, int rows, int columns, int strong, int step, int width, int slope, int start)
    {
        (int Top, int Bottom)[] runs = new (int, int)[columns];
        int[] middles = new int[columns];
        var heights = new List<int>();
        (int first, int last) = (-1, -1);
        for (int column = 0; column < columns; column++)
        {
            middles[column] = (start * step) + (int)Math.Floor((double)column * slope / width) + (step / 2);
            runs[column] = FindRun(ink, rows, columns, column, middles[column], step + 1, strong);
            int height = runs[column].Bottom - runs[column].Top;
            if (height > 0)
            {
                heights.Add(height);
                (first, last) = (first < 0 ? column : first, column);
            }
        }

        if (heights.Count * 100 < 45 * columns)
        {
            return null;
        }

        heights.Sort();
        int thickness = heights[heights.Count / 2];
        int margin = (columns / 25) + 1;
        return thickness > Math.Max(2, columns / 45)
            ? null
            : new Line(runs, middles, thickness, first < margin && last >= columns - margin && heights.Count * 100 >= 70 * columns);
    }

    private static (int Top, int Bottom) FindRun(byte[] ink, int rows, int columns, int column, int middle, int reach, int strong)
    {
        for (int distance = 0; distance <= reach; distance++)
        {
            foreach (int row in (ReadOnlySpan<int>)[middle - distance, middle + distance])
            {
                if ((uint)row < (uint)rows && ink[(row * columns) + column] >= strong)
                {
                    (int top, int bottom) = (row, row + 1);
                    while (top > 0 && ink[((top - 1) * columns) + column] > 0)
                    {
                        top--;
                    }

                    while (bottom < rows && ink[(bottom * columns) + column] > 0)
                    {
                        bottom++;
                    }

                    return (top, bottom);
                }
            }
        }

        return default;
    }

    private static void Erase(byte[] ink, int columns, List<Line> lines)
    {
        foreach (Line line in lines)
        {
            for (int column = 0; column < line.Runs.Length; column++)
            {
                (int top, int bottom) = line.Runs[column];
                if (line.Has(top, bottom))
                {
                    Clear(ink, columns, column, top, bottom);
                }
            }
        }
    }

    // Where lines cross, a run across one is the whole other one. When both are gone, it is as short as elsewhere.
    private static void EraseCrossings(byte[] ink, int rows, int columns, int strong, List<Line> lines)
    {
        foreach (Line line in lines)
        {
            for (int column = 0; column < columns; column++)
            {
                (int top, int bottom) = line.Runs[column];
                if (!line.Has(top, bottom))
                {
                    (int newTop, int newBottom) = FindRun(ink, rows, columns, column, line.Middles[column], line.Thickness, strong);
                    if (newTop >= top && newBottom <= bottom && line.Has(newTop, newBottom))
                    {
                        Clear(ink, columns, column, newTop, newBottom);
                    }
                }
            }
        }
    }

    private static void Clear(byte[] ink, int columns, int column, int top, int bottom)
    {
        for (int row = top; row < bottom; row++)
        {
            ink[(row * columns) + column] = 0;
        }
    }

    /// <summary>A line: the ink and the row where it is in each column.</summary>
    private sealed record Line((int Top, int Bottom)[] Runs, int[] Middles, int Thickness, bool IsWhole)
    {
        /// <summary>Whether a run is no thicker than the line, and so no stroke that crosses it.</summary>
        public bool Has(int top, int bottom) => (bottom - top) * 2 <= (Thickness * 3) + 3;
    }

    /// <summary>How many columns have ink on each line: by its slope and by where it starts on the left.</summary>
    private sealed class Votes(int height, int width, int slopes)
    {
        private readonly int _starts = height + (2 * slopes);
        private readonly int[] _counts = new int[((2 * slopes) + 1) * (height + (2 * slopes))];

        // How far each line is below its start in each column.
        private readonly int[] _shifts = [.. Enumerable.Range(0, width * ((2 * slopes) + 1))
            .Select(i => (int)Math.Floor((double)(i / ((2 * slopes) + 1)) * ((i % ((2 * slopes) + 1)) - slopes) / width))];

        public void AddAll(bool[] isInk)
        {
            for (int place = 0; place < isInk.Length; place++)
            {
                if (isInk[place])
                {
                    Add(place, 1);
                }
            }
        }

        public int Best(out int slope, out int start)
        {
            int best = 0;
            for (int i = 1; i < _counts.Length; i++)
            {
                best = _counts[i] > _counts[best] ? i : best;
            }

            (slope, start) = ((best / _starts) - slopes, (best % _starts) - slopes);
            return _counts[best];
        }

        /// <summary>Takes the votes of a line and of its neighbors away.</summary>
        public void Take(bool[] isInk, int slope, int start)
        {
            for (int column = 0; column < width; column++)
            {
                int middle = start + (int)Math.Floor((double)column * slope / width);
                for (int row = Math.Max(0, middle - 1); row <= Math.Min(height - 1, middle + 1); row++)
                {
                    int place = (row * width) + column;
                    if (isInk[place])
                    {
                        isInk[place] = false;
                        Add(place, -1);
                    }
                }
            }

            _counts[((slope + slopes) * _starts) + start + slopes] = 0;
        }

        private void Add(int place, int vote)
        {
            (int row, int column) = (place / width, place % width);
            ReadOnlySpan<int> shifts = _shifts.AsSpan(column * ((2 * slopes) + 1), (2 * slopes) + 1);
            int bin = row + slopes;
            foreach (int shift in shifts)
            {
                _counts[bin - shift] += vote;
                bin += _starts;
            }
        }
    }
}
