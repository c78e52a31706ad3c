using System.Buffers.Binary;

namespace Mnist.Formats.Lmdb;

/// <summary>Reads the records of a database in the order of their keys.</summary>
/// <remarks>
/// Nothing in the file is trusted. The tree must have the depth in the meta page, each page the kind of its level, and each key must be
/// greater than the one before. So pages that point back or are shared cannot cause an endless loop, and no list of visited pages is
/// needed.
/// </remarks>
internal sealed class LmdbCursor
{
    private const int MaximumDepth = 32; // as in LMDB's cursor
    private const int MaximumValueLength = 1 << 26;

    private readonly LmdbFile _file;
    private readonly LmdbCursorPage[] _path;
    private byte[] _key = [];
    private byte[] _value = [];
    private long _count;
    private bool _isStarted;

    public LmdbCursor(LmdbFile file)
    {
        _file = file;
        LmdbMeta meta = file.Meta;
        if (meta.Flags != 0)
        {
            throw Invalid(
                "records under plain keys",
                FormattableString.Invariant($"a database with flags {meta.Flags:X2} (several values a key, or another order of keys)"),
                offset: null);
        }

        bool isEmpty = meta.Root == LmdbFormat.NoPage;
        if (meta.Depth > MaximumDepth || isEmpty != (meta.Depth == 0) || isEmpty != (meta.Entries == 0))
        {
            throw Invalid(
                $"a tree of at most {MaximumDepth} levels, or none if it is empty",
                FormattableString.Invariant($"{meta.Depth} levels for {meta.Entries} records, root {meta.Root}"),
                offset: null);
        }

        _path = new LmdbCursorPage[meta.Depth];
        for (int i = 0; i < _path.Length; i++)
        {
            _path[i] = new LmdbCursorPage(file, isLeaf: i == meta.Depth - 1);
        }
    }

    /// <summary>The key of the current record.</summary>
    public ReadOnlySpan<byte> Key => _key;

    /// <summary>The value of the current record, valid until the next one.</summary>
    public ReadOnlySpan<byte> Value => _value.AsSpan(0, ValueLength);

    /// <summary>The position of the value in the file in bytes.</summary>
    public long ValueOffset { get; private set; }

    private int ValueLength { get; set; }

    private LmdbCursorPage Leaf => _path[^1];

    /// <summary>Moves to the next record. Returns false at the end.</summary>
    public bool TryMoveNext()
    {
        if (_path.Length == 0 || !TryMoveLeaf())
        {
            return _count == _file.Meta.Entries
                ? false
                : throw Invalid(
                    FormattableString.Invariant($"{_file.Meta.Entries} records, as the meta page says"),
                    FormattableString.Invariant($"{_count}"),
                    offset: null);
        }

        ReadNode();
        _count++;
        return true;
    }

    private bool TryMoveLeaf()
    {
        int level = _path.Length - 1;
        if (!_isStarted)
        {
            _isStarted = true;
            _path[0].Load(_file.Meta.Root, source: 0);
            level = 0;
        }
        else
        {
            while (!_path[level].TryMoveNext())
            {
                if (--level < 0)
                {
                    return false;
                }
            }
        }

        for (; level < _path.Length - 1; level++)
        {
            _path[level + 1].Load(_path[level].Child, _path[level].NodeOffset);
        }

        return true;
    }

    private void ReadNode()
    {
        ReadOnlySpan<byte> key = Leaf.Key;
        if (_count > 0 && key.SequenceCompareTo(_key) <= 0)
        {
            throw Invalid(
                $"a key greater than {Convert.ToHexString(_key)}, the key before",
                Convert.ToHexString(key[..Math.Min(key.Length, 64)]),
                Leaf.NodeOffset,
                "A page may be used twice. Copy the file again.");
        }

        _key = key.Length == _key.Length ? _key : new byte[key.Length];
        key.CopyTo(_key);
        if ((Leaf.NodeFlags & ~LmdbFormat.BigData) != 0)
        {
            throw Invalid("a record", "a database within the database, or several values under a key", Leaf.NodeOffset);
        }

        uint length = Leaf.Low;
        if (length > MaximumValueLength)
        {
            throw Invalid(
                $"a record of at most {MaximumValueLength} bytes", FormattableString.Invariant($"one of {length}"), Leaf.NodeOffset);
        }

        bool isBig = (Leaf.NodeFlags & LmdbFormat.BigData) != 0;
        ReadOnlySpan<byte> data = Leaf.Data(isBig ? sizeof(ulong) : (int)length);
        long overflow = isBig ? CheckOverflow(BinaryPrimitives.ReadUInt64LittleEndian(data), (int)length) : 0;
        if (_value.Length < length)
        {
            _value = new byte[length];
        }

        ValueLength = (int)length;
        ValueOffset = isBig ? overflow : Leaf.DataOffset;
        if (isBig)
        {
            _file.Read(overflow, _value.AsSpan(0, ValueLength));
        }
        else
        {
            data.CopyTo(_value);
        }
    }

    private long CheckOverflow(ulong number, int length)
    {
        long pages = (LmdbFormat.PageHeaderLength - 1L + length) / _file.PageSize + 1;
        ReadOnlySpan<byte> page = _file.ReadPage(number, pages, Leaf.DataOffset);
        long start = (long)number * _file.PageSize;
        ulong itself = BinaryPrimitives.ReadUInt64LittleEndian(page);
        int kind = BinaryPrimitives.ReadUInt16LittleEndian(page[10..]) & LmdbFormat.PageKinds;
        uint promised = BinaryPrimitives.ReadUInt32LittleEndian(page[12..]);
        if (itself != number || kind != LmdbFormat.OverflowPage || promised < pages)
        {
            throw Invalid(
                FormattableString.Invariant($"{pages} overflow pages with the number {number}"),
                FormattableString.Invariant($"{promised} pages of kind {kind:X2} with the number {itself}"),
                start);
        }

        return start + LmdbFormat.PageHeaderLength;
    }

    private DatasetFormatException Invalid(string expected, string actual, long? offset, string? hint = null) =>
        LmdbFormat.Invalid(_file.Path, expected, actual, offset, hint);
}
