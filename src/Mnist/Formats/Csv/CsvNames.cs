using System.Globalization;
using System.Text.RegularExpressions;

namespace Mnist.Formats.Csv;

/// <summary>What the names of a header mean.</summary>
internal static partial class CsvNames
{
    private const int ShortestCount = 10;

    private static readonly HashSet<string> s_labels = new(StringComparer.OrdinalIgnoreCase)
    {
        "label", "labels", "class", "classes", "target", "targets", "y", "digit", "digits", "category", "categories", "lbl", "letter", "character",
        "label_id", "labelid", "class_id", "classid", "class_label", "classlabel", "target_label", "true_label", "category_id", "categoryid",
    };

    private static readonly HashSet<string> s_others = new(StringComparer.OrdinalIgnoreCase)
    {
        "", "id", "ids", "imageid", "image_id", "sampleid", "sample_id", "rowid", "row_id", "index", "idx", "row", "rownames", "row_names", "no", "nr", "#",
        "file", "filename", "file_name", "path", "image", "image_name", "name", "split", "subset", "set", "fold", "usage", "dataset",
        "writer", "writer_id", "writerid", "author", "source", "pscomputername", "runspaceid", "psshowcomputername",
    };

    // Names that any column can have, so that they do not tell pixels from labels: pandas' numbers, R's V1.
    private static readonly HashSet<string> s_vague = new(StringComparer.OrdinalIgnoreCase) { "", "v", "x", "c", "col", "column", "f", "feature", "field", "attr", "var" };

    /// <summary>
    /// Returns true if the fields are names and not a sample. A header has words and no numbers, or numbers that count its columns. Another line
    /// with words is a damaged sample.
    /// </summary>
    public static bool IsHeader(IReadOnlyList<string> fields)
    {
        string[] numbers = [.. fields.Where(IsNumber)];
        bool hasWords = fields.Any(field => !IsNumber(field) && field.Any(char.IsLetter));
        return numbers.Length == 0 ? hasWords : DoCount(numbers) && (hasWords || numbers.Length >= ShortestCount);
    }

    public static bool IsLabel(string name) => s_labels.Contains(name);

    /// <summary>Returns true for the name of a column that can be passed over: row numbers, file names and so on.</summary>
    public static bool IsOther(string name) => s_others.Contains(name) || name.StartsWith("Unnamed: ", StringComparison.OrdinalIgnoreCase);

    /// <summary>Returns true if the name of a group does not tell whether its columns are pixels.</summary>
    public static bool IsVague(string group) => s_vague.Contains(group.Trim(' ', '_', '.', '-'));

    /// <summary>Divides the name of a numbered column into the name of its group and its one or two numbers.</summary>
    public static bool TryNumber(string name, out string group, out (int First, int Second) number)
    {
        Match match = Numbered().Match(name);
        bool isPair = match.Groups[3].Success;
        group = match.Success ? $"{match.Groups[1].Value}{(isPair ? "*" + match.Groups[3].Value : "")}{match.Groups[5].Value}".ToUpperInvariant() : "";
        number = (0, isPair ? 0 : -1);
        return match.Success
            && int.TryParse(match.Groups[2].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out number.First)
            && (!isPair || int.TryParse(match.Groups[4].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out number.Second));
    }

    private static bool IsNumber(string field) => double.TryParse(field.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    private static bool DoCount(string[] numbers)
    {
        for (int i = 0, first = numbers[0] == "1" ? 1 : 0; i < numbers.Length; i++)
        {
            if (!int.TryParse(numbers[i], NumberStyles.None, CultureInfo.InvariantCulture, out int number) || number != first + i)
            {
                return false;
            }
        }

        return true;
    }

    [GeneratedRegex(@"^(\D*)(\d+)(?:(\D+)(\d+))?(\D*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Numbered();
}
