using System.Globalization;

namespace Mnist.Formats.Csv;

/// <summary>Finds label and pixels among the columns of a file.</summary>
/// <param name="path">The file, for error messages.</param>
/// <param name="options">How to read it.</param>
internal sealed class CsvColumns(string path, CsvReadOptions options)
{
    private const int SmallestGuess = 4;
    private const int LargestDigit = 99; // labels above are possible, but rather pixels
    private const int DefaultSize = 28;

    /// <summary>Returns the layout of a file with a header.</summary>
    /// <param name="names">The names of the columns.</param>
    /// <param name="number">The number of the line of the header.</param>
    /// <param name="samples">The first records.</param>
    public CsvLayout Named(IReadOnlyList<string> names, long number, CsvSampleLines samples)
    {
        int label = options.LabelColumn is not null ? FindLabel(names, number)
            : options.Label switch
            {
                CsvLabel.None => -1,
                CsvLabel.First => 0,
                CsvLabel.Last => names.Count - 1,
                _ => NamedLabel(names, number),
            };
        int[] free = [.. Enumerable.Range(0, names.Count).Where(column => column != label)];
        int[] group = [.. free.Where(column => !CsvNames.IsLabel(names[column]) && CsvNames.TryNumber(names[column], out _, out _))
            .GroupBy(column => GroupOf(names[column])).OrderByDescending(columns => columns.Count()).FirstOrDefault() ?? Enumerable.Empty<int>()];
        int[] categories = label < 0 && options.Label == CsvLabel.Auto ? CsvCategories.Named(names, samples) : [];
        if (InOrder(group, names) is int[] pixels && SizeOf(pixels, names) is (int rows, int columns))
        {
            return Layout(names, label, pixels, rows, columns, categories);
        }

        int[] rest = [.. free.Where(column => !CsvNames.IsOther(names[column]) && !CsvNames.IsLabel(names[column])).Except(categories)];
        if (SizeOf(rest.Length, smallest: 2) is (int height, int width))
        {
            return Layout(names, label, rest, height, width, categories);
        }

        if (label < 0 && options.Label == CsvLabel.Auto && group.Length == rest.Length && SizeOf(rest.Length - 1, SmallestGuess) is (int guessedRows, int guessedColumns)
            && CsvNames.IsVague(GroupOf(names[rest[0]])))
        {
            // The names are only numbers, which do not tell whether the first or last one is the label.
            bool isLast = IsLabelLast(samples, rest[0], rest[^1]);
            return Layout(names, isLast ? rest[^1] : rest[0], isLast ? rest[..^1] : rest[1..], guessedRows, guessedColumns, []);
        }

        CsvLayout wanted = new(true, options.Rows, options.Columns, label < 0 && names.Count == options.Rows * options.Columns ? -1 : Math.Max(0, label));
        string[] others = [.. free.Where(column => !group.Contains(column)).Select(column => names[column].Length == 0 ? $"(column {column + 1})" : names[column])];
        throw CsvFormat.Invalid(
            path,
            $"a header of {wanted.NumberCount} names ({wanted.Describe()})",
            $"{names.Count}",
            number,
            group.Length > 1 && others.Length > 0
                ? $"Other columns are {List(others)}. Use Rows and Columns for images of another size, and LabelColumn for the label."
                : "Use Rows and Columns for images of another size.");
    }

    /// <summary>Returns the layout of a file without a header.</summary>
    /// <param name="count">The number of fields in the first record.</param>
    /// <param name="number">The number of the first line.</param>
    /// <param name="samples">The first records.</param>
    public CsvLayout Unnamed(int count, long number, CsvSampleLines samples)
    {
        int size = options.Rows * options.Columns;
        if (options.LabelColumn is not null)
        {
            return WithLabelAt(FindLabel([], number, count), count, number);
        }

        if (options.Label is CsvLabel.Auto or CsvLabel.None && SizeOf(count, SmallestGuess) is (int rows, int columns))
        {
            if (options.Label == CsvLabel.Auto)
            {
                options.Tell($"{path}: {count} fields are {rows} x {columns} pixels without a label.");
            }

            return new CsvLayout(false, rows, columns, -1);
        }

        if (options.Label != CsvLabel.None && SizeOf(count - 1, SmallestGuess) is (int height, int width))
        {
            bool isLast = options.Label == CsvLabel.Last || (options.Label == CsvLabel.Auto && IsLabelLast(samples, 0, count - 1));
            return new CsvLayout(false, height, width, isLast ? height * width : 0);
        }

        if (options.Label == CsvLabel.Auto && CsvCategories.Unnamed(count, count - size, samples) is { Length: > 0 } categories)
        {
            int[] pixels = [.. Enumerable.Range(0, count).Except(categories)];
            return Layout(NamesOf(count), -1, pixels, options.Rows, options.Columns, categories) with { HasHeader = false };
        }

        int label = options.Label switch { CsvLabel.None => -1, CsvLabel.Last => size, _ => 0 };
        var wanted = new CsvLayout(false, options.Rows, options.Columns, label);
        throw CsvFormat.Invalid(
            path,
            $"{wanted.FieldCount} fields ({wanted.Describe()})",
            $"{count}",
            number,
            count == size + 2 ? "If the first column has row numbers, use LabelColumn with the number of the label's column."
                : count > 1 ? "Use Rows and Columns for images of another size, and LabelColumn or Label for the label."
                : null);
    }

    // Columns before or after label and pixels are passed over: the label is next to the pixels.
    private CsvLayout WithLabelAt(int label, int count, long number)
    {
        int before = label;
        int after = count - label - 1;
        (int Rows, int Columns)? size = SizeOf(count - 1, SmallestGuess);
        int start = -1;
        if (size is null)
        {
            bool isBefore = SizeOf(before, SmallestGuess) is not null;
            bool isAfter = SizeOf(after, SmallestGuess) is not null;
            size = isBefore == isAfter ? null : SizeOf(isBefore ? before : after, SmallestGuess);
            start = isBefore ? 0 : label + 1;
        }

        if (size is not (int rows, int columns))
        {
            var wanted = new CsvLayout(false, options.Rows, options.Columns, 0);
            throw CsvFormat.Invalid(path, $"{wanted.PixelCount} pixels beside the label in field {label + 1}", $"{count} fields", number, "Use Rows and Columns for images of another size.");
        }

        int[] pixels = [.. Enumerable.Range(0, count).Where(column => column != label && (start < 0 || (column >= start && column < start + (rows * columns))))];
        return Layout(NamesOf(count), label, pixels, rows, columns, []) with { HasHeader = false };
    }

    private static string[] NamesOf(int count) => [.. Enumerable.Range(1, count).Select(column => $"(column {column})")];

    private CsvLayout Layout(IReadOnlyList<string> names, int label, int[] pixels, int rows, int columns, int[] categories)
    {
        int[] places = new int[names.Count];
        Array.Fill(places, CsvLayout.Other);
        for (int i = 0; i < pixels.Length; i++)
        {
            places[pixels[i]] = i;
        }

        if (label >= 0)
        {
            places[label] = CsvLayout.Label;
        }

        for (int i = 0; i < categories.Length; i++)
        {
            places[categories[i]] = CsvLayout.FirstCategory - i;
        }

        if (categories.Length > 0)
        {
            options.Tell($"{path}: the label is in {categories.Length} columns, one for each category.");
        }

        int[] others = [.. Enumerable.Range(0, names.Count).Where(column => places[column] == CsvLayout.Other)];
        if (others.Length > 0)
        {
            string list = List(others.Select(column => names[column].Length == 0 ? $"(column {column + 1})" : names[column]));
            if (label < 0 && categories.Length == 0 && options.Label == CsvLabel.Auto && !others.All(column => CsvNames.IsOther(names[column])))
            {
                options.Warn($"{path}: no column has the name of a label, so the samples have none. The columns {list} are passed over. Use LabelColumn if one is the label.");
            }
            else
            {
                options.Tell($"{path}: the columns {list} are passed over.");
            }
        }

        if (!pixels.Order().SequenceEqual(pixels))
        {
            options.Tell($"{path}: the columns of the pixels are read in the order of their numbers.");
        }

        return new CsvLayout(true, rows, columns, label) { Places = places, HasCategories = categories.Length > 0 };
    }

    private int NamedLabel(IReadOnlyList<string> names, long number)
    {
        int[] found = [.. Enumerable.Range(0, names.Count).Where(column => CsvNames.IsLabel(names[column]))];
        if (found.Length > 1)
        {
            int[] exact = [.. found.Where(column => names[column].Equals("label", StringComparison.OrdinalIgnoreCase))];
            return exact.Length == 1
                ? exact[0]
                : throw CsvFormat.Invalid(path, "one column with the name of a label", List(found.Select(column => names[column])), number, "Use LabelColumn to select one.");
        }

        return found.Length == 1 ? found[0] : -1;
    }

    // By name, otherwise by number from 1.
    private int FindLabel(IReadOnlyList<string> names, long number, int count = 0)
    {
        string wanted = options.LabelColumn!;
        int named = names.ToList().FindIndex(name => name.Equals(wanted, StringComparison.OrdinalIgnoreCase));
        if (named >= 0)
        {
            return named;
        }

        count = Math.Max(count, names.Count);
        return int.TryParse(wanted, NumberStyles.None, CultureInfo.InvariantCulture, out int column) && column >= 1 && column <= count
            ? column - 1
            : throw CsvFormat.Invalid(
                path,
                $"a column '{wanted}' for the label",
                names.Count == 0 ? $"{count} columns without names" : $"the columns {List(names)}",
                number,
                $"Use a name of the header, or a number from 1 to {count}.");
    }

    /// <summary>Returns true if the label is the last and not the first of two columns. By default it is the first, as in the published files.</summary>
    private bool IsLabelLast(CsvSampleLines samples, int first, int last)
    {
        (double[] firsts, double[] lasts) = (samples.Column(first), samples.Column(last));
        bool canFirst = 2 * firsts.Count(IsByte) >= firsts.Length; // a few can be damaged
        bool canLast = lasts.Length > 0 && lasts.All(IsByte);
        bool isDigit = lasts.All(value => value <= LargestDigit);
        bool isFirstEmpty = firsts.All(value => value == 0);
        bool isLast = canLast && (!canFirst || (isFirstEmpty && isDigit && 2 * lasts.Count(value => value != 0) >= lasts.Length && lasts.Length > 1));
        if (isLast)
        {
            options.Tell($"{path}: the label is in the last column.");
        }
        else if (canLast && isDigit && firsts.Length > 0 && (isFirstEmpty || firsts.Any(value => value > LargestDigit)))
        {
            options.Warn($"{path}: the label can be in the first or in the last column, and the first one is used. Use Label to select it.");
        }

        return isLast;

        static bool IsByte(double value) => PixelNumber.ToByte(value) >= 0;
    }

    private (int Rows, int Columns)? SizeOf(int count, int smallest)
    {
        if (count == options.Rows * options.Columns)
        {
            return (options.Rows, options.Columns);
        }

        int side = (int)Math.Sqrt(Math.Max(0, count));
        if (options.Rows != DefaultSize || options.Columns != DefaultSize || side < smallest || side * side != count || count > CsvRow.MaximumPixels)
        {
            return null;
        }

        options.Tell($"{path}: {count} pixels are read as images of {side} x {side}. Use Rows and Columns for another size.");
        return (side, side);
    }

    // Names such as 1x1 to 28x28 or pixel_0_0 tell the size.
    private (int Rows, int Columns)? SizeOf(int[] pixels, IReadOnlyList<string> names)
    {
        if (pixels.Length < 2)
        {
            return null;
        }

        (int First, int Second)[] numbers = [.. pixels.Select(column => NumberOf(names[column]))];
        int rows = numbers.Select(number => number.First).Distinct().Count();
        int columns = numbers.Select(number => number.Second).Distinct().Count();
        return numbers[0].Second >= 0 && rows * columns == pixels.Length ? (rows, columns) : SizeOf(pixels.Length, smallest: 2);
    }

    /// <summary>Returns columns in the order of their numbers; null if a number is missing or comes twice.</summary>
    private static int[]? InOrder(int[] columns, IReadOnlyList<string> names)
    {
        int[] sorted = [.. columns.OrderBy(column => NumberOf(names[column]))];
        (int First, int Second)[] numbers = [.. sorted.Select(column => NumberOf(names[column]))];
        bool isSound = numbers.Distinct().Count() == numbers.Length
            && (numbers.Length == 0 || numbers[0].Second >= 0 || numbers[^1].First - numbers[0].First == numbers.Length - 1);
        return isSound ? sorted : null;
    }

    private static string GroupOf(string name) => CsvNames.TryNumber(name, out string group, out _) ? group : "";

    private static (int First, int Second) NumberOf(string name)
    {
        CsvNames.TryNumber(name, out _, out (int First, int Second) number);
        return number;
    }

    private static string List(IEnumerable<string> names)
    {
        string[] some = [.. names.Take(9)];
        return string.Join(", ", some.Take(8).Select(name => name.Length > 40 ? name[..40] + "..." : name)) + (some.Length > 8 ? ", ..." : "");
    }
}
