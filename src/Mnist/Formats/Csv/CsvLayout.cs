namespace Mnist.Formats.Csv;

/// <summary>The meaning of the fields of a record.</summary>
/// <param name="HasHeader">True if the first line contains names.</param>
/// <param name="Rows">The height of the images.</param>
/// <param name="Columns">The width of the images.</param>
/// <param name="LabelIndex">The field of the label, from 0; -1 without labels.</param>
internal sealed record CsvLayout(bool HasHeader, int Rows, int Columns, int LabelIndex)
{
    /// <summary>The place of a field that is the label.</summary>
    public const int Label = -1;

    /// <summary>The place of a field that is neither label nor pixel.</summary>
    public const int Other = -2;

    /// <summary>The place of the first of the fields for the categories, of which one is 1. The next ones are smaller.</summary>
    public const int FirstCategory = -3;

    private readonly bool _hasOwnPlaces;
    private int[]? _places;
    private bool[]? _runs;

    public byte Delimiter { get; init; } = (byte)',';

    /// <summary>The decimal point: a point or a comma.</summary>
    public byte Point { get; init; } = (byte)'.';

    /// <summary>True if pixels are from 0 to 1.</summary>
    public bool IsScaled { get; init; }

    /// <summary>True if rows and columns are exchanged in the file.</summary>
    public bool IsTransposed { get; init; }

    /// <summary>The names of the labels, if the file can have names in place of numbers.</summary>
    public IReadOnlyList<string>? LabelNames { get; init; }

    /// <summary>The label of the first name.</summary>
    public int LabelOffset { get; init; }

    /// <summary>For each field its pixel, <see cref="Label"/>, <see cref="Other"/> or a category. By default the label and the pixels in order.</summary>
    public int[] Places
    {
        get => _places ??= [.. Enumerable.Range(0, FieldCount).Select(PlaceInOrder)];
        init
        {
            _places = value;
            _hasOwnPlaces = !value.Where(place => place != Label).SequenceEqual(Enumerable.Range(0, PixelCount));
        }
    }

    /// <summary>True if the label is in fields for the categories.</summary>
    public bool HasCategories { get; init; }

    /// <summary>Returns true if a field and those after it are pixels in order, as many as are taken at once.</summary>
    public bool HasRun(int field) => (_runs ??= RunsOf(Places))[field];

    public int PixelCount => Rows * Columns;

    /// <summary>The number of fields with numbers.</summary>
    public int NumberCount => PixelCount + (LabelIndex < 0 ? 0 : 1);

    public int FieldCount => _hasOwnPlaces ? _places!.Length : NumberCount;

    /// <summary>True if <see cref="CsvParser"/> can read the records.</summary>
    public bool IsPlain => Delimiter == ',' && !IsScaled && !_hasOwnPlaces;

    /// <summary>For example <c>label and 784 pixels</c>.</summary>
    public string Describe()
    {
        if (HasCategories)
        {
            int categories = Places.Count(place => place <= FirstCategory);
            return $"{PixelCount} pixels and {categories} categories{(FieldCount == PixelCount + categories ? "" : $", {FieldCount - PixelCount - categories} other")}";
        }

        string numbers = LabelIndex < 0 ? $"{PixelCount} pixels" : LabelIndex == 0 ? $"label and {PixelCount} pixels" : $"{PixelCount} pixels and label";
        return FieldCount == NumberCount ? numbers : $"{numbers}, {FieldCount - NumberCount} other";
    }

    private static bool[] RunsOf(int[] places)
    {
        bool[] runs = new bool[places.Length];
        for (int i = places.Length - 1, length = 0; i >= 0; i--)
        {
            length = places[i] < 0 ? 0 : i + 1 < places.Length && places[i + 1] == places[i] + 1 ? length + 1 : 1;
            runs[i] = length >= CsvPixelTexts.Run;
        }

        return runs;
    }

    private int PlaceInOrder(int column) => column == LabelIndex ? Label : column - (LabelIndex >= 0 && LabelIndex < column ? 1 : 0);
}
