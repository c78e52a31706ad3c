using System.Buffers.Binary;
using System.Buffers.Text;
using Mnist.Formats;
using Mnist.IO;
using Mnist.Plugins;

namespace Mnist.Parquet.Reading;

/// <summary>Reads the rows of a file, one row group after another.</summary>
internal sealed class ParquetRowReader : IParquetRowReader
{
    // A run can have any length. A small file with more rows than this is refused as a bomb.
    private const long MaximumRowsPerByte = 1032;

    private readonly RandomInput _file;
    private readonly string _path;
    private readonly ParquetFooter _footer;
    private readonly ParquetColumns _columns;
    private ParquetColumn? _images;
    private ParquetColumn? _labels;
    private int _group;
    private long _left;
    private long _row;

    public ParquetRowReader(RandomInput file, string path, string? imageColumn, string? labelColumn)
    {
        _path = path;
        _file = file;
        try
        {
            _footer = ParquetFooter.Read(_file, path);
            _columns = ParquetColumns.Find(_footer, path, imageColumn, labelColumn);
            CheckCounts();
        }
        catch
        {
            _file.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public long RowCount => _footer.RowCount;

    /// <inheritdoc/>
    public string? Features => _footer.Features;

    /// <inheritdoc/>
    public string ImageColumn => _columns.Image.ColumnPath;

    /// <inheritdoc/>
    public string? LabelColumn => _columns.Label?.ColumnPath;

    /// <inheritdoc/>
    public IReadOnlyList<string> OtherColumns => _columns.Others;

    /// <inheritdoc/>
    public bool TryRead(out ReadOnlyMemory<byte> image, out long? label)
    {
        while (_left == 0)
        {
            if (_group == _footer.RowGroups.Count)
            {
                (image, label) = (default, null);
                return false;
            }

            ParquetRowGroup group = _footer.RowGroups[_group++];
            _images = Open(group, _columns.Image);
            _labels = _columns.Label is null ? null : Open(group, _columns.Label);
            _left = group.RowCount;
        }

        image = _images!.Read() ?? throw ParquetFormat.Invalid(
            _path, "an image in each row", "no image", hint: FormattableString.Invariant($"In row {_row}, counted from 0."));
        label = _labels?.Read() is ReadOnlyMemory<byte> value ? ToLabel(value.Span) : null;
        _left--;
        _row++;
        return true;
    }

    public void Dispose() => _file.Dispose();

    private long ToLabel(ReadOnlySpan<byte> value)
    {
        double? number = (ParquetType)_columns.Label!.Type switch
        {
            ParquetType.Int32 => BinaryPrimitives.ReadInt32LittleEndian(value),
            ParquetType.Int64 => BinaryPrimitives.ReadInt64LittleEndian(value),
            ParquetType.Float => BinaryPrimitives.ReadSingleLittleEndian(value),
            ParquetType.Double => BinaryPrimitives.ReadDoubleLittleEndian(value),
            _ => Utf8Parser.TryParse(value, out int parsed, out int used) && used == value.Length ? parsed : null,
        };
        return number is double label && label == Math.Floor(label) && Math.Abs(label) < int.MaxValue
            ? (long)label
            : throw ParquetFormat.Invalid(
                _path,
                "a whole number in the column of the labels",
                number is null ? "a text" : FormattableString.Invariant($"{number}"),
                hint: FormattableString.Invariant($"In row {_row}, counted from 0. Use LabelColumn to name another column."));
    }

    private ParquetColumn Open(ParquetRowGroup group, ParquetLeaf leaf)
    {
        ParquetColumnChunk chunk = Chunk(group, leaf)!;
        return new ParquetColumn(_file, _path, leaf, chunk, _footer.Start);
    }

    private static ParquetColumnChunk? Chunk(ParquetRowGroup group, ParquetLeaf leaf) =>
        group.Columns.FirstOrDefault(column => column.ColumnPath == leaf.ColumnPath);

    // Before the first row is returned, so that an invalid file is not read in part.
    private void CheckCounts()
    {
        long sum = 0;
        foreach (ParquetRowGroup group in _footer.RowGroups)
        {
            foreach (ParquetLeaf leaf in new[] { _columns.Image, _columns.Label }.OfType<ParquetLeaf>())
            {
                long? values = Chunk(group, leaf)?.ValueCount;
                if (group.RowCount < 0 || values != group.RowCount)
                {
                    throw ParquetFormat.Invalid(
                        _path,
                        FormattableString.Invariant($"{group.RowCount} values in the column {leaf.ColumnPath}, one for each row of the group"),
                        values is null ? "no such column" : FormattableString.Invariant($"{values}"),
                        _footer.Start);
                }
            }

            sum = unchecked(sum + group.RowCount);
        }

        long room = _file.Length * MaximumRowsPerByte;
        if (sum != _footer.RowCount || sum > room)
        {
            throw ParquetFormat.Invalid(
                _path,
                FormattableString.Invariant($"{_footer.RowCount} rows in all groups, at most {room}"),
                FormattableString.Invariant($"{sum}"),
                _footer.Start);
        }
    }
}
