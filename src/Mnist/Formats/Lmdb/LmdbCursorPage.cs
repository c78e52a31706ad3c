using System.Buffers.Binary;

namespace Mnist.Formats.Lmdb;

/// <summary>A page on the path from the root to the current record, and the current node in it.</summary>
internal sealed class LmdbCursorPage(LmdbFile file, bool isLeaf)
{
    private readonly byte[] _page = new byte[file.PageSize];
    private long _start;
    private int _count;
    private int _index;
    private int _node;

    /// <summary>In a leaf, the length of the value. In a branch, the lower 32 bits of the page number.</summary>
    public uint Low => BinaryPrimitives.ReadUInt32LittleEndian(_page.AsSpan(_node));

    public int NodeFlags => BinaryPrimitives.ReadUInt16LittleEndian(_page.AsSpan(_node + 4));

    /// <summary>In a branch, the page below.</summary>
    public ulong Child => Low | ((ulong)NodeFlags << 32);

    public ReadOnlySpan<byte> Key => _page.AsSpan(_node + LmdbFormat.NodeHeaderLength, KeyLength);

    public long NodeOffset => _start + _node;

    public long DataOffset => _start + DataPlace;

    private int KeyLength => BinaryPrimitives.ReadUInt16LittleEndian(_page.AsSpan(_node + 6));

    private int DataPlace => _node + LmdbFormat.NodeHeaderLength + KeyLength;

    /// <summary>Reads a page and moves to its first node.</summary>
    public void Load(ulong number, long source)
    {
        file.ReadPage(number, pages: 1, source).CopyTo(_page);
        _start = (long)number * file.PageSize;
        ulong itself = BinaryPrimitives.ReadUInt64LittleEndian(_page);
        int kind = BinaryPrimitives.ReadUInt16LittleEndian(_page.AsSpan(10)) & LmdbFormat.PageKinds;
        int expected = isLeaf ? LmdbFormat.LeafPage : LmdbFormat.BranchPage;
        if (itself != number || kind != expected)
        {
            throw Invalid(
                FormattableString.Invariant($"a {(isLeaf ? "leaf" : "branch")} page with the number {number}"),
                FormattableString.Invariant($"a page of kind {kind:X2} with the number {itself}"),
                _start);
        }

        int lower = BinaryPrimitives.ReadUInt16LittleEndian(_page.AsSpan(12));
        int upper = BinaryPrimitives.ReadUInt16LittleEndian(_page.AsSpan(14));
        if (lower <= LmdbFormat.PageHeaderLength || lower % 2 != 0 || lower > upper || upper > _page.Length)
        {
            throw Invalid(
                "a page with nodes, and free space between the pointers and the nodes",
                FormattableString.Invariant($"free space from {lower} to {upper}"),
                _start + 12);
        }

        _count = (lower - LmdbFormat.PageHeaderLength) / sizeof(ushort);
        _index = -1;
        TryMoveNext();
    }

    /// <summary>Moves to the next node. Returns false at the end of the page.</summary>
    public bool TryMoveNext()
    {
        if (++_index >= _count)
        {
            return false;
        }

        int pointer = LmdbFormat.PageHeaderLength + (sizeof(ushort) * _index);
        int lower = LmdbFormat.PageHeaderLength + (sizeof(ushort) * _count);
        _node = BinaryPrimitives.ReadUInt16LittleEndian(_page.AsSpan(pointer));
        if (_node < lower || _node > _page.Length - LmdbFormat.NodeHeaderLength || DataPlace > _page.Length)
        {
            int actual = _node;
            _node = LmdbFormat.PageHeaderLength; // within the page, for all later reads
            throw Invalid(
                FormattableString.Invariant($"a node from {lower} on that ends with its page"),
                FormattableString.Invariant($"one at {actual}"),
                _start + pointer);
        }

        return true;
    }

    /// <summary>Returns the bytes after the key.</summary>
    public ReadOnlySpan<byte> Data(int length) => length <= _page.Length - DataPlace
        ? _page.AsSpan(DataPlace, length)
        : throw Invalid(
            FormattableString.Invariant($"a value of at most {_page.Length - DataPlace} bytes, where the page ends"),
            FormattableString.Invariant($"one of {length}"),
            NodeOffset);

    private DatasetFormatException Invalid(string expected, string actual, long offset) =>
        LmdbFormat.Invalid(file.Path, expected, actual, offset);
}
