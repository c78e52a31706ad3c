using System.Buffers.Binary;

namespace Mnist.Formats.Lmdb;

/// <summary>Builds a database from records in the order of their keys. Pages are filled and written once, from start to end.</summary>
/// <remarks>
/// In memory are one leaf, one value of overflow pages, and two branch pages for each level. (A branch page needs at least two entries.
/// The last full page waits, to give one to the page after it if needed.)
/// </remarks>
/// <param name="file">An empty file.</param>
internal sealed class LmdbBuilder(Stream file)
{
    private const int MetaPages = 2;
    private const int OutputPages = 64;

    private readonly byte[] _output = new byte[OutputPages * LmdbFormat.PageSize];
    private readonly LmdbLeafPage _leaf = new();
    private readonly List<LmdbBranchLevel> _levels = [];
    private int _outputLength = MetaPages * LmdbFormat.PageSize;
    private byte[] _value = [];
    private int _valueLength;
    private long _entries;
    private long _branchPages;
    private long _leafPages;
    private long _overflowPages;
    private long _lastPage = MetaPages - 1;
    private long _root = unchecked((long)LmdbFormat.NoPage);
    private int _depth;

    /// <summary>Adds a record.</summary>
    /// <param name="key">A key greater than all before.</param>
    /// <param name="valueLength">The length of the value in bytes.</param>
    /// <returns>The memory for the value. Fill it before the next call.</returns>
    public Span<byte> Add(ReadOnlySpan<byte> key, int valueLength)
    {
        WriteValue();
        bool isBig = LmdbFormat.NodeHeaderLength + key.Length + valueLength > LmdbFormat.MaximumNodeLength;
        if (!_leaf.Fits(key.Length, isBig ? sizeof(long) : valueLength))
        {
            WriteLeaf();
        }

        _entries++;
        if (!isBig)
        {
            return _leaf.Add(key, valueLength);
        }

        int pages = LmdbFormat.OverflowPages(valueLength);
        long first = TakePages(pages);
        _leaf.AddBig(key, valueLength, first);
        _overflowPages += pages;
        _valueLength = pages * LmdbFormat.PageSize;
        if (_value.Length < _valueLength)
        {
            _value = new byte[_valueLength];
        }

        _value.AsSpan(_valueLength - LmdbFormat.PageSize, LmdbFormat.PageSize).Clear();
        LmdbFormat.WritePageHeader(_value, first, LmdbFormat.OverflowPage);
        BinaryPrimitives.WriteInt32LittleEndian(_value.AsSpan(12), pages);
        return _value.AsSpan(LmdbFormat.PageHeaderLength, valueLength);
    }

    /// <summary>Writes the remaining pages and the meta pages.</summary>
    public void Complete()
    {
        WriteValue();
        if (_leaf.Count > 0)
        {
            WriteLeaf();
            CompleteLevels();
        }

        Flush();
        byte[] page = new byte[LmdbFormat.PageSize];
        file.Position = 0;
        new LmdbMeta().Write(page, 0); // the empty database before transaction 1
        file.Write(page);
        new LmdbMeta
        {
            Depth = _depth,
            BranchPages = _branchPages,
            LeafPages = _leafPages,
            OverflowPages = _overflowPages,
            Entries = _entries,
            Root = (ulong)_root,
            LastPage = _lastPage,
            Transaction = 1,
        }.Write(page, 1);
        file.Write(page);
        file.Seek(0, SeekOrigin.End);
        file.Flush();
    }

    private void CompleteLevels()
    {
        for (int depth = 0; ; depth++)
        {
            LmdbBranchLevel level = _levels[depth];
            if (depth == _levels.Count - 1 && level.IsOnePage)
            {
                bool isOnlyLeaf = level.Last.Count == 1;
                _root = isOnlyLeaf ? level.Last.FirstChild : WriteBranch(level.Last);
                _depth = depth + (isOnlyLeaf ? 1 : 2);
                return;
            }

            foreach (LmdbBranchPage page in level.TakeAll())
            {
                AddToLevel(depth + 1, page.FirstKey, WriteBranch(page));
            }
        }
    }

    private void AddToLevel(int depth, byte[] key, long child)
    {
        if (depth == _levels.Count)
        {
            _levels.Add(new LmdbBranchLevel());
        }

        if (_levels[depth].Add(key, child) is LmdbBranchPage full)
        {
            AddToLevel(depth + 1, full.FirstKey, WriteBranch(full));
        }
    }

    private void WriteLeaf()
    {
        long number = TakePages(1);
        byte[] firstKey = _leaf.FirstKey;
        _leaf.WriteTo(NextPage(), number);
        _leafPages++;
        AddToLevel(0, firstKey, number);
    }

    private long WriteBranch(LmdbBranchPage page)
    {
        long number = TakePages(1);
        page.WriteTo(NextPage(), number);
        _branchPages++;
        return number;
    }

    private void WriteValue()
    {
        if (_valueLength > 0)
        {
            Flush();
            file.Write(_value, 0, _valueLength);
            _valueLength = 0;
        }
    }

    private long TakePages(int count)
    {
        long first = _lastPage + 1;
        _lastPage += count;
        return first;
    }

    private Span<byte> NextPage()
    {
        if (_outputLength == _output.Length)
        {
            Flush();
        }

        Span<byte> page = _output.AsSpan(_outputLength, LmdbFormat.PageSize);
        _outputLength += LmdbFormat.PageSize;
        return page;
    }

    private void Flush()
    {
        file.Write(_output, 0, _outputLength);
        _outputLength = 0;
    }
}
