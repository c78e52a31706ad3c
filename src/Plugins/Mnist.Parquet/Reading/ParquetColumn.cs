using System.Buffers.Binary;
using Mnist.Formats;
using Mnist.IO;

namespace Mnist.Parquet.Reading;

/// <summary>Reads the values of one column of a row group, one by one. It keeps one page and the dictionary in memory.</summary>
internal sealed class ParquetColumn
{
    private const int Plain = 0;
    private const int PlainDictionary = 2;
    private const int RunLength = 3;
    private const int RunLengthDictionary = 8;

    private readonly ParquetPages _pages;
    private readonly ParquetLeaf _leaf;
    private readonly string _path;
    private ReadOnlyMemory<byte>[] _dictionary = [];
    private ReadOnlyMemory<byte> _values;
    private RunLengthReader _levels;
    private RunLengthReader _indexes;
    private bool _isIndexed;
    private long _left;
    private int _leftInPage;

    public ParquetColumn(RandomInput file, string path, ParquetLeaf leaf, ParquetColumnChunk chunk, long end)
    {
        _pages = new ParquetPages(file, path, chunk, end);
        _leaf = leaf;
        _path = path;
        _left = chunk.ValueCount;
    }

    /// <summary>Reads the next value, valid until the next call; null if it is null.</summary>
    public ReadOnlyMemory<byte>? Read()
    {
        while (_leftInPage == 0)
        {
            if (_left == 0)
            {
                throw Damaged("a value for each row", "fewer values");
            }

            OpenPage();
        }

        _left--;
        _leftInPage--;
        int level = 0;
        if (_leaf.Levels > 0 && !_levels.TryRead(out level))
        {
            throw Damaged("a level for each value", "fewer levels");
        }

        if (level < _leaf.Levels)
        {
            return null; // not in a conditional expression, where null would become empty memory
        }

        return _isIndexed ? TakeIndexed() : TakePlain(ref _values);
    }

    private void OpenPage()
    {
        ParquetPageHeader header = _pages.Next();
        if (header.Type == ParquetPageHeader.DictionaryPage)
        {
            ReadDictionary(header);
            return;
        }

        if (header.Type is not (ParquetPageHeader.DataPage or ParquetPageHeader.DataPage2))
        {
            return; // for example an index of pages
        }

        if (header.ValueCount < 0 || header.ValueCount > _left)
        {
            throw Damaged(FormattableString.Invariant($"at most {_left} values in the page"), FormattableString.Invariant($"{header.ValueCount}"));
        }

        _leftInPage = header.ValueCount;
        OpenLevels(header);
        _isIndexed = header.Encoding is PlainDictionary or RunLengthDictionary;
        if (_isIndexed)
        {
            int width = _values.Length == 0 ? 0 : _values.Span[0];
            _indexes = width <= 32
                ? new RunLengthReader(_values.Length == 0 ? _values : _values[1..], width)
                : throw Damaged("indexes of at most 32 bits", FormattableString.Invariant($"{width}"));
        }
        else if (header.Encoding != Plain)
        {
            throw Damaged("values that are plain or in a dictionary", FormattableString.Invariant($"encoding {header.Encoding}"));
        }
    }

    // Levels come first: in version 1 after their length, in version 2 outside of the compressed data.
    private void OpenLevels(ParquetPageHeader header)
    {
        int width = _leaf.Levels == 0 ? 0 : (int)Math.Log2(_leaf.Levels) + 1;
        if (header.Type == ParquetPageHeader.DataPage2)
        {
            _levels = new RunLengthReader(_pages.Levels, width);
            _values = _pages.Data;
            return;
        }

        _values = _pages.Data;
        if (_leaf.Levels == 0)
        {
            return;
        }

        if (header.LevelEncoding != RunLength)
        {
            throw Damaged("levels in runs", FormattableString.Invariant($"encoding {header.LevelEncoding}"));
        }

        uint length = _values.Length < 4 ? uint.MaxValue : BinaryPrimitives.ReadUInt32LittleEndian(_values.Span);
        if (length > _values.Length - 4)
        {
            throw Damaged("levels within the page", FormattableString.Invariant($"{length} bytes of them"));
        }

        _levels = new RunLengthReader(_values.Slice(4, (int)length), width);
        _values = _values[(4 + (int)length)..];
    }

    private void ReadDictionary(ParquetPageHeader header)
    {
        // A copy for all pages of the row group, because the buffer is reused.
        ReadOnlyMemory<byte> data = _pages.Data.ToArray();
        int shortest = _leaf.Size == 0 ? 4 : _leaf.Size;
        if (header.ValueCount < 0 || header.ValueCount > data.Length / shortest || header.Encoding is not (Plain or PlainDictionary))
        {
            throw Damaged(
                FormattableString.Invariant($"a plain dictionary of at most {data.Length / shortest} values"),
                FormattableString.Invariant($"{header.ValueCount} in encoding {header.Encoding}"));
        }

        _dictionary = new ReadOnlyMemory<byte>[header.ValueCount];
        for (int i = 0; i < _dictionary.Length; i++)
        {
            _dictionary[i] = TakePlain(ref data);
        }
    }

    private ReadOnlyMemory<byte> TakeIndexed() => _indexes.TryRead(out int index) && (uint)index < (uint)_dictionary.Length
        ? _dictionary[index]
        : throw Damaged(FormattableString.Invariant($"an index into the {_dictionary.Length} values of the dictionary"), "another index or none");

    private ReadOnlyMemory<byte> TakePlain(ref ReadOnlyMemory<byte> data)
    {
        uint length = _leaf.Size > 0 ? (uint)_leaf.Size : data.Length < 4 ? uint.MaxValue : BinaryPrimitives.ReadUInt32LittleEndian(data.Span);
        int head = _leaf.Size > 0 ? 0 : 4;
        if (length > data.Length - head)
        {
            throw Damaged("a value within its page", "a value that ends beyond it");
        }

        ReadOnlyMemory<byte> value = data.Slice(head, (int)length);
        data = data[(head + (int)length)..];
        return value;
    }

    private DatasetFormatException Damaged(string expected, string actual) =>
        ParquetFormat.Invalid(_path, $"{expected} of the column {_leaf.ColumnPath}", actual, _pages.Offset);
}
