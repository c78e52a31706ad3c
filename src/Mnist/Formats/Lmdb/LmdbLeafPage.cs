using System.Buffers.Binary;

namespace Mnist.Formats.Lmdb;

/// <summary>A leaf page in memory: pointers grow from the start, nodes from the end.</summary>
internal sealed class LmdbLeafPage
{
    private readonly byte[] _page = new byte[LmdbFormat.PageSize];
    private int _lower = LmdbFormat.PageHeaderLength;
    private int _upper = LmdbFormat.PageSize;

    public int Count => (_lower - LmdbFormat.PageHeaderLength) / sizeof(ushort);

    public byte[] FirstKey { get; private set; } = [];

    public bool Fits(int keyLength, int dataLength) => _lower + sizeof(ushort) + NodeLength(keyLength, dataLength) <= _upper;

    /// <summary>Adds a node and returns the memory for its value.</summary>
    public Span<byte> Add(ReadOnlySpan<byte> key, int valueLength) => AddNode(key, (uint)valueLength, valueLength, flags: 0);

    /// <summary>Adds a node whose value is in overflow pages.</summary>
    public void AddBig(ReadOnlySpan<byte> key, int valueLength, long firstPage) =>
        BinaryPrimitives.WriteInt64LittleEndian(AddNode(key, (uint)valueLength, sizeof(long), LmdbFormat.BigData), firstPage);

    /// <summary>Copies the page to the target and starts the next one.</summary>
    public void WriteTo(Span<byte> target, long number)
    {
        LmdbFormat.WritePageHeader(_page, number, LmdbFormat.LeafPage);
        BinaryPrimitives.WriteUInt16LittleEndian(_page.AsSpan(12), (ushort)_lower);
        BinaryPrimitives.WriteUInt16LittleEndian(_page.AsSpan(14), (ushort)_upper);
        _page.AsSpan(_lower, _upper - _lower).Clear();
        _page.CopyTo(target);
        _lower = LmdbFormat.PageHeaderLength;
        _upper = LmdbFormat.PageSize;
    }

    // Nodes start at even positions.
    private static int NodeLength(int keyLength, int dataLength) => (LmdbFormat.NodeHeaderLength + keyLength + dataLength + 1) & ~1;

    private Span<byte> AddNode(ReadOnlySpan<byte> key, uint size, int dataLength, int flags)
    {
        if (Count == 0)
        {
            FirstKey = key.ToArray();
        }

        int length = NodeLength(key.Length, dataLength);
        _upper -= length;
        BinaryPrimitives.WriteUInt16LittleEndian(_page.AsSpan(_lower), (ushort)_upper);
        _lower += sizeof(ushort);
        Span<byte> node = _page.AsSpan(_upper, length);
        node[^1] = 0; // padding to an even length
        LmdbFormat.WriteNodeHeader(node, size, flags, key.Length);
        key.CopyTo(node[LmdbFormat.NodeHeaderLength..]);
        return node.Slice(LmdbFormat.NodeHeaderLength + key.Length, dataLength);
    }
}
