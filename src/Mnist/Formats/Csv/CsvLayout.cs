using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Mnist.Formats.Csv;

/// <summary>The meaning of the fields of a line.</summary>
/// <param name="HasHeader">True if the first line contains names.</param>
/// <param name="Rows">The height of the images.</param>
/// <param name="Columns">The width of the images.</param>
/// <param name="LabelIndex">The field of the label, from 0; -1 without labels.</param>
internal sealed partial record CsvLayout(bool HasHeader, int Rows, int Columns, int LabelIndex)
{
    private static readonly string[] s_labelNames = ["label", "labels", "class", "target", "y", "digit"];

    public int PixelCount => Rows * Columns;

    public int FieldCount => PixelCount + (LabelIndex < 0 ? 0 : 1);

    /// <summary>Detects the layout by the first line.</summary>
    /// <exception cref="DatasetFormatException">The header has another number of pixels than the images.</exception>
    public static CsvLayout Detect(ReadOnlySpan<byte> firstLine, CsvReadOptions options, string path)
    {
        string[] fields = Encoding.UTF8.GetString(firstLine).Split(',');

        string[] names = [.. fields.Select(field => field.Trim().Trim('"'))];
        if (!IsHeader(names))
        {
            int pixels = options.Rows * options.Columns;
            int labelIndex = options.Label switch { CsvLabel.None => -1, CsvLabel.Last => pixels, _ => 0 };
            return new CsvLayout(false, options.Rows, options.Columns, labelIndex);
        }

        CsvLayout layout = WithHeader(names, options);
        return layout.FieldCount == names.Length
            ? layout
            : throw CsvFormat.Invalid(
                path, $"a header of {layout.FieldCount} names ({layout.Describe()})", $"{names.Length}", line: 1, hint: "Use Rows and Columns for images of another size.");
    }

    /// <summary>For example <c>label and 784 pixels</c>.</summary>
    public string Describe() => LabelIndex < 0 ? $"{PixelCount} pixels" : LabelIndex == 0 ? $"label and {PixelCount} pixels" : $"{PixelCount} pixels and label";

    // A header has a name for the label, or no numbers. Another line with words is a damaged sample, not a header.
    private static bool IsHeader(string[] names) =>
        names.Any(IsLabelName)
        || (!names.Any(name => double.TryParse(name, NumberStyles.Float, CultureInfo.InvariantCulture, out _)) && names.Any(name => name.Any(char.IsLetter)));

    private static bool IsLabelName(string name) => s_labelNames.Contains(name, StringComparer.OrdinalIgnoreCase);

    private static CsvLayout WithHeader(string[] names, CsvReadOptions options)
    {
        (int rows, int columns) = (options.Rows, options.Columns);
        Match grid = names.Select(name => GridName().Match(name)).LastOrDefault(match => match.Success) ?? Match.Empty;
        if (grid.Success
            && int.TryParse(grid.Groups[1].ValueSpan, CultureInfo.InvariantCulture, out int lastRow)
            && int.TryParse(grid.Groups[2].ValueSpan, CultureInfo.InvariantCulture, out int lastColumn)
            && lastRow > 0
            && lastColumn > 0
            && (long)lastRow * lastColumn <= names.Length)
        {
            (rows, columns) = (lastRow, lastColumn);
        }

        int named = Array.FindIndex(names, IsLabelName);
        int labelIndex = options.Label switch
        {
            CsvLabel.None => -1,
            CsvLabel.First => 0,
            CsvLabel.Last => rows * columns,
            _ => named >= 0 ? named : names.Length == rows * columns ? -1 : 0,
        };
        return new CsvLayout(true, rows, columns, labelIndex);
    }

    [GeneratedRegex(@"^(\d+)x(\d+)$", RegexOptions.CultureInvariant)]
    private static partial Regex GridName();
}
