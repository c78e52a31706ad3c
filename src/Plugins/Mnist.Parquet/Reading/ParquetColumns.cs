using Mnist.Formats;

namespace Mnist.Parquet.Reading;

/// <summary>The columns of a dataset of images.</summary>
/// <param name="Image">The column of the encoded images.</param>
/// <param name="Label">The column of the labels; null if there is none.</param>
/// <param name="Others">The names of the other columns.</param>
internal sealed record ParquetColumns(ParquetLeaf Image, ParquetLeaf? Label, IReadOnlyList<string> Others)
{
    private const string Bytes = ".bytes";
    private const int ShownAtMost = 8;

    private static readonly string[] s_imageNames = ["image", "img", "images", "imgs", "picture", "png", "jpg", "jpeg", "x"];
    private static readonly string[] s_labelNames = ["label", "labels", "digit", "target", "class", "category", "y"];

    /// <summary>Finds the columns by the given names, or by names that are common.</summary>
    /// <exception cref="DatasetFormatException">The file has no such columns, or several.</exception>
    public static ParquetColumns Find(ParquetFooter footer, string path, string? image, string? label)
    {
        IReadOnlyList<ParquetLeaf> leaves = ParquetLeaf.ReadAll(footer, path);
        ParquetLeaf images = FindImage(leaves, image)
            ?? throw ParquetFormat.Invalid(
                path,
                image is null ? "one column of images, such as image: struct<bytes: binary, path: string> or image: binary" : $"the column {image} with a picture in each row",
                Describe(leaves),
                footer.Start,
                "Use ImageColumn to name it.");
        string own = RootOf(images.ColumnPath);
        string[] others = [.. leaves.Select(leaf => RootOf(leaf.ColumnPath)).Distinct(StringComparer.Ordinal).Where(name => name != own)];
        ParquetLeaf[] labels =
        [
            .. leaves.Where(leaf => RootOf(leaf.ColumnPath) != own && (label is null
                ? s_labelNames.Contains(RootOf(leaf.ColumnPath), StringComparer.OrdinalIgnoreCase)
                : leaf.ColumnPath == label)),
        ];
        bool isKnown = labels is [{ IsNumber: true }] || (labels.Length == 0 && label is null);
        return isKnown ? new ParquetColumns(images, labels.FirstOrDefault(), [.. others.Where(name => name != labels.FirstOrDefault()?.ColumnPath)])
            : throw ParquetFormat.Invalid(
                path, label is null ? "one column of labels, such as label: int64" : $"the column {label} with a number in each row", Describe(leaves), footer.Start, "Use LabelColumn to name it.");
    }

    // A column with a common name, or the only one of pictures in the form of Hugging Face, or the only one of bytes.
    private static ParquetLeaf? FindImage(IReadOnlyList<ParquetLeaf> leaves, string? name)
    {
        ParquetLeaf[] pictures = [.. leaves.Where(leaf => leaf.IsBytes && !leaf.IsText)];
        return name is not null
            ? Array.Find(pictures, leaf => leaf.ColumnPath == name || leaf.ColumnPath == name + Bytes)
            : Single(pictures, leaf => s_imageNames.Contains(NameOf(leaf), StringComparer.OrdinalIgnoreCase))
                ?? Single(pictures, leaf => leaf.ColumnPath.EndsWith(Bytes, StringComparison.Ordinal))
                ?? Single(pictures, leaf => !leaf.ColumnPath.Contains('.', StringComparison.Ordinal));
    }

    private static ParquetLeaf? Single(ParquetLeaf[] leaves, Func<ParquetLeaf, bool> isWanted) =>
        leaves.Where(isWanted).Take(2).ToArray() is [var only] ? only : null;

    private static string NameOf(ParquetLeaf leaf) =>
        leaf.ColumnPath.EndsWith(Bytes, StringComparison.Ordinal) ? leaf.ColumnPath[..^Bytes.Length] : leaf.ColumnPath;

    private static string RootOf(string columnPath) => columnPath.Split('.')[0];

    private static string Describe(IReadOnlyList<ParquetLeaf> leaves)
    {
        IEnumerable<string> shown = leaves.Take(ShownAtMost).Select(leaf =>
            $"{(leaf.ColumnPath.Length > 60 ? leaf.ColumnPath[..60] + "..." : leaf.ColumnPath)} ({TypeOf(leaf)}{(leaf.Levels < 0 ? ", a list" : "")})");
        return leaves.Count == 0 ? "no columns" : string.Join(", ", shown) + (leaves.Count > ShownAtMost ? ", ..." : "");
    }

    private static string TypeOf(ParquetLeaf leaf) => (ParquetType)leaf.Type switch
    {
        ParquetType.ByteArray when leaf.IsText => "text",
        ParquetType.ByteArray => "bytes",
        ParquetType.Int32 or ParquetType.Int64 when leaf.IsWhole => "whole numbers",
        ParquetType.Float or ParquetType.Double => "numbers",
        _ => FormattableString.Invariant($"type {leaf.Type}"),
    };
}
