using Mnist.Formats;

namespace Mnist.Parquet.Reading;

/// <summary>A column with values.</summary>
/// <param name="ColumnPath">The names below the root, joined by dots.</param>
/// <param name="Type">The number of the storage type.</param>
/// <param name="Levels">The number of nullable nodes on its path.</param>
internal sealed record ParquetLeaf(string ColumnPath, int Type, int Levels)
{
    private const int MaximumDepth = 64;
    private const int ShownAtMost = 8;

    /// <summary>Finds the columns of a dataset of images.</summary>
    /// <exception cref="DatasetFormatException">The columns do not exist, or have another type.</exception>
    public static (ParquetLeaf Image, ParquetLeaf Label) FindColumns(ParquetFooter footer, string path)
    {
        List<ParquetLeaf> leaves = [];
        int place = 0;
        if (!TryWalk(footer.Schema, ref place, "", 0, leaves, MaximumDepth) || place != footer.Schema.Count)
        {
            throw ParquetFormat.Invalid(path, "a schema in the form of a tree", "nodes that do not form a tree", footer.Start);
        }

        ParquetLeaf? image = leaves.Find(leaf => leaf.ColumnPath == "image.bytes" && leaf.Type == (int)ParquetType.ByteArray && leaf.Levels >= 0);
        ParquetLeaf? label = leaves.Find(leaf => leaf.ColumnPath == "label" && leaf.Type == (int)ParquetType.Int64 && leaf.Levels >= 0);
        return image is not null && label is not null
            ? (image, label)
            : throw ParquetFormat.Invalid(
                path, "the columns image: struct<bytes: binary, path: string> and label: int64", Describe(leaves), footer.Start);
    }

    // Levels is negative below a repeated node, which our columns never are.
    private static bool TryWalk(
        IReadOnlyList<ParquetSchemaElement> schema, ref int place, string prefix, int levels, List<ParquetLeaf> leaves, int depth)
    {
        if (place >= schema.Count || depth == 0)
        {
            return false;
        }

        bool isRoot = depth == MaximumDepth;
        ParquetSchemaElement element = schema[place++];
        string name = isRoot ? "" : prefix.Length == 0 ? element.Name : $"{prefix}.{element.Name}";
        int below = isRoot || levels < 0 ? levels : element.Repetition switch { 0 => levels, 1 => levels + 1, _ => -1 };
        if (element.Type is int type && !isRoot)
        {
            leaves.Add(new ParquetLeaf(name, type, below));
            return element.Children == 0;
        }

        for (int i = 0; i < element.Children; i++)
        {
            if (!TryWalk(schema, ref place, name, below, leaves, depth - 1))
            {
                return false;
            }
        }

        return element.Children >= 0;
    }

    private static string Describe(List<ParquetLeaf> leaves)
    {
        IEnumerable<string> shown = leaves.Take(ShownAtMost).Select(leaf =>
            $"{(leaf.ColumnPath.Length > 60 ? leaf.ColumnPath[..60] + "..." : leaf.ColumnPath)} (type {leaf.Type}{(leaf.Levels < 0 ? ", repeated" : "")})");
        return leaves.Count == 0 ? "no columns" : string.Join(", ", shown) + (leaves.Count > ShownAtMost ? ", ..." : "");
    }
}
