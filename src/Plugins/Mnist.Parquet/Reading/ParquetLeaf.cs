using Mnist.Formats;

namespace Mnist.Parquet.Reading;

/// <summary>A column with values.</summary>
/// <param name="ColumnPath">The names below the root, joined by dots.</param>
/// <param name="Type">The number of the storage type.</param>
/// <param name="Levels">The number of nullable nodes on its path; negative below a repeated node.</param>
/// <param name="Converted">The number of the converted type, which writers of logical types add for old readers; null for plain values.</param>
internal sealed record ParquetLeaf(string ColumnPath, int Type, int Levels, int? Converted)
{
    private const int Utf8 = 0;

    private const int MaximumDepth = 64;

    /// <summary>True for one sequence of bytes in each row.</summary>
    public bool IsBytes => Type == (int)ParquetType.ByteArray && Levels >= 0;

    /// <summary>True for bytes that are text.</summary>
    public bool IsText => Converted == Utf8;

    /// <summary>True for one whole number in each row. Decimals and dates are stored in the same types.</summary>
    public bool IsWhole => Type is (int)ParquetType.Int32 or (int)ParquetType.Int64 && (Converted is null or (>= 11 and <= 18)) && Levels >= 0;

    /// <summary>True for one number in each row, which can be written as text or floating-point.</summary>
    public bool IsNumber => IsWhole || (Type is (int)ParquetType.Float or (int)ParquetType.Double && Levels >= 0) || (IsBytes && IsText);

    /// <summary>The bytes of a value of a fixed size; 0 for values with their length before them.</summary>
    public int Size => (ParquetType)Type switch
    {
        ParquetType.Int32 or ParquetType.Float => 4,
        ParquetType.Int64 or ParquetType.Double => 8,
        _ => 0,
    };

    /// <summary>Returns all columns of a file.</summary>
    /// <exception cref="DatasetFormatException">The schema is no tree.</exception>
    public static IReadOnlyList<ParquetLeaf> ReadAll(ParquetFooter footer, string path)
    {
        List<ParquetLeaf> leaves = [];
        int place = 0;
        return TryWalk(footer.Schema, ref place, "", 0, leaves, MaximumDepth) && place == footer.Schema.Count
            ? leaves
            : throw ParquetFormat.Invalid(path, "a schema in the form of a tree", "nodes that do not form a tree", footer.Start);
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
            leaves.Add(new ParquetLeaf(name, type, below, element.Converted));
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
}
