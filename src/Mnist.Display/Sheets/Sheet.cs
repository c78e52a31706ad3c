using Mnist.Imaging;

namespace Mnist.Display.Sheets;

/// <summary>Samples in rows and columns.</summary>
internal sealed class Sheet
{
    private const int UsualColumns = 16;

    private readonly List<MnistSample> _samples = [];
    private readonly SortedDictionary<int, List<MnistSample>> _categories = [];
    private readonly SheetOptions _options;

    public Sheet(SheetOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(options.Columns, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegative(options.Padding, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegative(options.Scale, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Columns, Picture.MaximumSide, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Padding, 1024, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Scale, 1024, nameof(options));
        _options = options;
    }

    /// <summary>The number of samples on the sheet.</summary>
    public int Count { get; private set; }

    /// <summary>The height of each sample; 28 on an empty sheet.</summary>
    public int Rows { get; private set; } = 28;

    /// <summary>The width of each sample; 28 on an empty sheet.</summary>
    public int Columns { get; private set; } = 28;

    /// <summary>The number of samples in a row.</summary>
    public int CellColumns => _options.Columns > 0 ? _options.Columns
        : _options.ByCategory ? UsualColumns
        : Math.Max(Math.Min(UsualColumns, Count), Count > UsualColumns * UsualColumns ? (int)Math.Ceiling(Math.Sqrt(Count)) : 1);

    /// <summary>The number of rows of samples.</summary>
    public int CellRows => _options.ByCategory ? _categories.Count : (Count + CellColumns - 1) / CellColumns;

    /// <summary>Adds a sample; with ByCategory, only if the row of its category is not full.</summary>
    /// <exception cref="ArgumentException">The sample has another size than those before it.</exception>
    public void Add(MnistSample sample)
    {
        if (Count > 0 && (sample.Rows != Rows || sample.Columns != Columns))
        {
            throw new ArgumentException($"{sample} is {sample.Rows} x {sample.Columns}, but the samples before it are {Rows} x {Columns}. Use samples of one size.");
        }

        (Rows, Columns) = (sample.Rows, sample.Columns);
        if (!_options.ByCategory)
        {
            _samples.Add(sample);
            Count++;
            return;
        }

        int key = sample.Label == MnistSample.Unlabeled ? int.MaxValue : sample.Label;
        if (!_categories.TryGetValue(key, out List<MnistSample>? row))
        {
            _categories.Add(key, row = []);
        }

        if (row.Count < CellColumns)
        {
            row.Add(sample);
            Count++;
        }
    }

    /// <summary>Returns the samples with their positions, row by row.</summary>
    public IEnumerable<(MnistSample Sample, int Row, int Column)> Cells()
    {
        int row = 0;
        if (_options.ByCategory)
        {
            foreach (List<MnistSample> category in _categories.Values)
            {
                for (int column = 0; column < category.Count; column++)
                {
                    yield return (category[column], row, column);
                }

                row++;
            }

            yield break;
        }

        for (int i = 0; i < _samples.Count; i++)
        {
            yield return (_samples[i], i / CellColumns, i % CellColumns);
        }
    }

    /// <summary>Returns the height and width of the sheet at a scale.</summary>
    public (long Height, long Width) Measure(int scale) => (
        ((long)CellRows * ((Rows * scale) + _options.Padding)) + _options.Padding,
        ((long)CellColumns * ((Columns * scale) + _options.Padding)) + _options.Padding);

    /// <summary>Returns the upper left corner of a cell at a scale.</summary>
    public (int Y, int X) CornerOf(int row, int column, int scale) => (
        (row * ((Rows * scale) + _options.Padding)) + _options.Padding,
        (column * ((Columns * scale) + _options.Padding)) + _options.Padding);

    /// <summary>Draws all samples into one picture. Each pixel is a square with the side of the scale.</summary>
    public Picture Draw(int scale)
    {
        (long height, long width) = Measure(scale);
        byte[] pixels = new byte[height * width];
        foreach ((MnistSample sample, int row, int column) in Cells())
        {
            (int y, int x) = CornerOf(row, column, scale);
            ReadOnlySpan<byte> source = sample.AsSpan();
            for (int i = 0; i < Rows * scale; i++)
            {
                Span<byte> line = pixels.AsSpan((int)(((y + i) * width) + x), Columns * scale);
                for (int j = 0; j < line.Length; j++)
                {
                    line[j] = source[(i / scale * Columns) + (j / scale)];
                }
            }

        }

        if (_options.Invert)
        {
            Invert(pixels);
        }

        return new Picture((int)height, (int)width, pixels);
    }

    /// <summary>Makes ink black and background white.</summary>
    public static void Invert(Span<byte> pixels)
    {
        for (int i = 0; i < pixels.Length; i++)
        {
            pixels[i] = (byte)(byte.MaxValue - pixels[i]);
        }
    }
}
