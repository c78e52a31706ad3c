namespace Mnist.Imaging.Preparation;

/// <summary>Puts a digit into the frame of a sample: scaled to 20 x 20, centered by mass in 28 x 28.</summary>
internal static class DigitFrame
{
    /// <summary>The height and width of a sample.</summary>
    public const int Side = 28;

    private const int BoxSide = 20;

    // Thinner strokes, in pixels of the 20 x 20, become this wide. Half of MNIST's strokes are wider than 2.8.
    private const double LeastStroke = 1.7;

    /// <summary>Returns the pixels of the sample.</summary>
    /// <param name="map">The ink.</param>
    /// <param name="numbers">The number of the shape of each pixel.</param>
    /// <param name="digit">The shapes of the digit.</param>
    /// <param name="box">The pixels with ink.</param>
    public static byte[] Make(InkMap map, int[] numbers, IReadOnlyList<Shape> digit, out PictureBox box)
    {
        byte[] ink = Cut(map, numbers, digit, out PictureBox cut);
        (int rows, int columns) = (cut.Rows, cut.Columns);
        double stroke = 8 * digit.Sum(shape => (double)shape.Area) / (Math.PI * digit.Sum(shape => (double)shape.Edges));
        double missing = (LeastStroke * Math.Max(rows, columns) / BoxSide) - stroke;
        if (missing > 0.5 && Math.Max(rows, columns) > BoxSide)
        {
            ink = Window.Largest(ink, rows, columns, Math.Max(1, (int)Math.Round(missing / 2)));
        }

        PictureBox inner = InkBox(ink, rows, columns);
        box = new PictureBox(cut.Top + inner.Top, cut.Left + inner.Left, inner.Rows, inner.Columns);
        byte[] tight = new byte[inner.Rows * inner.Columns];
        for (int row = 0; row < inner.Rows; row++)
        {
            ink.AsSpan(((inner.Top + row) * columns) + inner.Left, inner.Columns).CopyTo(tight.AsSpan(row * inner.Columns));
        }

        int longer = Math.Max(inner.Rows, inner.Columns);
        (rows, columns) = (Fit(inner.Rows, longer), Fit(inner.Columns, longer));
        return Center(Resampler.Resize(tight, inner.Rows, inner.Columns, rows, columns), rows, columns);
    }

    private static int Fit(int length, int longer) => (int)Math.Max(1, (((long)length * BoxSide * 2) + longer) / (2L * longer));

    // The ink of the digit's shapes, and weak ink beside it, in a box with some paper around.
    private static byte[] Cut(InkMap map, int[] numbers, IReadOnlyList<Shape> digit, out PictureBox cut)
    {
        PictureBox box = digit.Select(shape => shape.Box).Aggregate((a, b) => a.With(b));
        int margin = 2 + (Math.Max(box.Rows, box.Columns) / 20);
        (int top, int left) = (Math.Max(0, box.Top - margin), Math.Max(0, box.Left - margin));
        cut = new PictureBox(top, left, Math.Min(map.Rows, box.Bottom + margin) - top, Math.Min(map.Columns, box.Right + margin) - left);
        var wanted = digit.Select(shape => shape.Number).ToHashSet();
        byte[] isDigit = new byte[cut.Rows * cut.Columns];
        byte[] ink = new byte[isDigit.Length];
        for (int i = 0; i < ink.Length; i++)
        {
            int place = ((top + (i / cut.Columns)) * map.Columns) + left + (i % cut.Columns);
            isDigit[i] = (byte)(numbers[place] > 0 && wanted.Contains(numbers[place]) ? 1 : 0);
            ink[i] = numbers[place] == 0 || isDigit[i] > 0 ? map.Ink[place] : (byte)0;
        }

        byte[] near = Window.Largest(isDigit, cut.Rows, cut.Columns, 1);
        var strong = new List<byte>();
        for (int i = 0; i < ink.Length; i++)
        {
            ink[i] *= near[i];
            if (isDigit[i] > 0 && ink[i] >= 128)
            {
                strong.Add(ink[i]);
            }
        }

        return Strengthen(ink, strong);
    }

    // The median of the digit's own ink becomes 255.
    private static byte[] Strengthen(byte[] ink, List<byte> strong)
    {
        int middle = strong.Count == 0 ? ink.Max() : new GrayHistogram([.. strong]).Median(0, 256);
        return middle is 255 or 0 ? ink : [.. ink.Select(value => (byte)Math.Min(255, ((value * 255) + (middle / 2)) / middle))];
    }

    private static PictureBox InkBox(byte[] pixels, int rows, int columns)
    {
        (int top, int bottom, int left, int right) = (rows, 0, columns, 0);
        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<byte> line = pixels.AsSpan(row * columns, columns);
            int first = line.IndexOfAnyExcept((byte)0);
            if (first >= 0)
            {
                (top, bottom) = (Math.Min(top, row), row + 1);
                (left, right) = (Math.Min(left, first), Math.Max(right, line.LastIndexOfAnyExcept((byte)0) + 1));
            }
        }

        return new PictureBox(top, left, bottom - top, right - left);
    }

    private static byte[] Center(byte[] box, int rows, int columns)
    {
        long mass = 0, down = 0, along = 0;
        for (int i = 0; i < box.Length; i++)
        {
            mass += box[i];
            down += box[i] * (i / columns);
            along += box[i] * (i % columns);
        }

        // The pixel with the center of mass goes to the middle of 28. In MNIST, the centers lie from 13.5 to 14.5.
        mass = Math.Max(1, mass);
        int top = (int)Math.Clamp((Side / 2) - (((2 * down) + mass) / (2 * mass)), 0, Side - rows);
        int left = (int)Math.Clamp((Side / 2) - (((2 * along) + mass) / (2 * mass)), 0, Side - columns);
        byte[] sample = new byte[Side * Side];
        for (int row = 0; row < rows; row++)
        {
            box.AsSpan(row * columns, columns).CopyTo(sample.AsSpan(((top + row) * Side) + left));
        }

        return sample;
    }
}
