namespace Mnist.Imaging.Preparation;

/// <summary>Tells the digits of a picture from other shapes, and joins the parts of each.</summary>
internal sealed class DigitFinder
{
    private readonly InkMap _map;
    private readonly int[] _numbers;
    private readonly List<Shape> _shapes;

    // The digit of each shape, from 1; 0 for none.
    private readonly int[] _owners;
    private int _frames, _borders, _specks, _blots;

    public DigitFinder(InkMap map)
    {
        _map = map;
        _shapes = Shape.FindAll(map, out _numbers);
        _owners = new int[_shapes.Count + 1];
        LeaveOut();
        Digits = Join();
    }

    /// <summary>The shapes of each digit, the digits from left to right in rows from top to bottom.</summary>
    public IReadOnlyList<IReadOnlyList<Shape>> Digits { get; }

    /// <summary>The number of the shape of each pixel, 0 for none.</summary>
    public int[] Numbers => _numbers;

    /// <summary>What is no digit, for people.</summary>
    public IEnumerable<string> LeftOut
    {
        get
        {
            (int Count, string One, string Many)[] kinds =
            [
                (_borders, "shape at the border", "shapes at the border"),
                (_frames, "frame", "frames"),
                (_blots, "solid area", "solid areas"),
                (_specks, "speck", "specks"),
            ];
            return kinds.Where(kind => kind.Count > 0).Select(kind => FormattableString.Invariant($"{kind.Count} {(kind.Count == 1 ? kind.One : kind.Many)}"));
        }
    }

    private void LeaveOut()
    {
        int side = Math.Min(_map.Rows, _map.Columns);

        // What touches the border is the table, a finger, or the next thing on the page, if there is a digit inside.
        Shape? inner = _shapes.Where(shape => shape.Sides == 0 && !shape.IsSolid).MaxBy(shape => shape.Area);
        if (inner is not null && inner.Size * 12 >= side)
        {
            _borders += _shapes.RemoveAll(shape => shape.Sides > 0
                && (shape.Sides > 1 || shape.Area < 3 * inner.Area || shape.IsSolid || shape.StrokeWidth > 2 * inner.StrokeWidth));
        }

        // What is inside a sheet is the paper in the loop of a digit.
        foreach (Shape sheet in _shapes.Where(shape => shape.IsSolid && shape.Size * 4 > side).ToList())
        {
            _shapes.RemoveAll(shape => shape != sheet && Surrounds(sheet, shape));
        }

        // A frame has a shape inside.
        foreach (Shape outer in _shapes.OrderByDescending(shape => shape.Size).ToList())
        {
            if (_shapes.Any(shape => shape != outer && shape.Size * 5 >= outer.Size && !shape.IsSolid && Surrounds(outer, shape)))
            {
                _shapes.Remove(outer);
                _frames++;
            }
        }

        if (_shapes.Any(shape => !shape.IsSolid && shape.Size * 12 >= side))
        {
            int largest = _shapes.Where(shape => !shape.IsSolid).Max(shape => shape.Size);
            _blots += _shapes.RemoveAll(shape => shape.IsSolid && shape.Size * 4 > largest);
        }
    }

    // Whether there is ink of the outer one in all four directions from the middle of the inner one.
    private bool Surrounds(Shape outer, Shape inner)
    {
        (PictureBox around, PictureBox box) = (outer.Box, inner.Box);
        if (box.Top <= around.Top || box.Left <= around.Left || box.Bottom >= around.Bottom || box.Right >= around.Right)
        {
            return false;
        }

        (int row, int column) = (box.Top + (box.Rows / 2), box.Left + (box.Columns / 2));
        ReadOnlySpan<int> line = _numbers.AsSpan(row * _map.Columns, _map.Columns);
        return line[around.Left..box.Left].Contains(outer.Number) && line[box.Right..around.Right].Contains(outer.Number)
            && InColumn(column, around.Top, box.Top, outer.Number) && InColumn(column, box.Bottom, around.Bottom, outer.Number);
    }

    private bool InColumn(int column, int top, int bottom, int number)
    {
        for (int row = top; row < bottom; row++)
        {
            if (_numbers[(row * _map.Columns) + column] == number)
            {
                return true;
            }
        }

        return false;
    }

    private List<IReadOnlyList<Shape>> Join()
    {
        var digits = new List<(PictureBox Box, int Area, List<Shape> Parts)>();
        foreach (Shape shape in _shapes.OrderByDescending(shape => shape.Size).ThenBy(shape => shape.Number))
        {
            int nearest = -1, least = int.MaxValue;
            for (int i = 0; i < digits.Count; i++)
            {
                int gap = Gap(digits[i].Box, shape.Box);
                if (gap < least && Belongs(i + 1, digits[i].Box, digits[i].Parts[0], shape))
                {
                    (nearest, least) = (i, gap);
                }
            }

            if (nearest >= 0)
            {
                (PictureBox box, int area, List<Shape> parts) = digits[nearest];
                parts.Add(shape);
                _owners[shape.Number] = nearest + 1;
                digits[nearest] = (box.With(shape.Box), area + shape.Area, parts);
            }
            else if (digits.Count > 0 && IsSpeck(digits[0].Parts[0], digits.Max(digit => digit.Area), shape))
            {
                _specks++;
            }
            else
            {
                digits.Add((shape.Box, shape.Area, [shape]));
                _owners[shape.Number] = digits.Count;
            }
        }

        return [.. InReadingOrder(digits.Select(digit => (digit.Box, digit.Parts)).ToList())];
    }

    // Specks are small beside the digit. A thin 1 is as high as the others.
    private static bool IsSpeck(Shape digit, int largestArea, Shape shape) =>
        shape.Size * 3 < digit.Size || shape.Area * 20 < largestArea;

    private static int Gap(PictureBox a, PictureBox b) => Math.Max(
        Math.Max(0, Math.Max(a.Left, b.Left) - Math.Min(a.Right, b.Right)), Math.Max(0, Math.Max(a.Top, b.Top) - Math.Min(a.Bottom, b.Bottom)));

    // Whether a shape is a part of a digit: near and smaller, or above and below each other.
    private bool Belongs(int number, PictureBox digit, Shape main, Shape shape)
    {
        PictureBox box = shape.Box;
        int size = Math.Max(digit.Rows, digit.Columns);
        int across = Math.Min(digit.Right, box.Right) - Math.Max(digit.Left, box.Left);
        int down = Math.Min(digit.Bottom, box.Bottom) - Math.Max(digit.Top, box.Top);

        // Grains of a pencil are beside its ink. Other specks are dirt, which fills a loop, or moves the digit.
        if (shape.Size * 10 < size || shape.Area * 100 < main.Area)
        {
            return across >= box.Columns && down >= box.Rows && IsBeside(number, box, Math.Max(1, size / 40));
        }

        // The bar of a 5 is as wide as the rest, but not as high as the next digit.
        int gap = Math.Max(-across, -down);
        return (across > 0 && down > 0)
            || (box.Rows * 10 < 6 * size && shape.Size <= size && gap * 100 <= 20 * size)
            || (2 * across >= Math.Min(digit.Columns, box.Columns) && gap * 100 <= 12 * size);
    }

    private bool IsBeside(int digit, PictureBox box, int reach)
    {
        (int left, int right) = (Math.Max(0, box.Left - reach), Math.Min(_map.Columns, box.Right + reach));
        for (int row = Math.Max(0, box.Top - reach); row < Math.Min(_map.Rows, box.Bottom + reach); row++)
        {
            foreach (int number in _numbers.AsSpan((row * _map.Columns) + left, right - left))
            {
                if (_owners[number] == digit)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static IEnumerable<IReadOnlyList<Shape>> InReadingOrder(List<(PictureBox Box, List<Shape> Parts)> digits)
    {
        while (digits.Count > 0)
        {
            // A row: all whose middle is not below the highest one.
            PictureBox first = digits.MinBy(digit => digit.Box.Top).Box;
            var row = digits.Where(digit => digit.Box.Top + (digit.Box.Rows / 2) < first.Bottom).OrderBy(digit => digit.Box.Left).ToList();
            digits.RemoveAll(row.Contains);
            foreach ((_, List<Shape> parts) in row)
            {
                yield return parts;
            }
        }
    }
}
