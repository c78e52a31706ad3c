using System.Buffers.Binary;

namespace Mnist.Formats.Lmdb;

/// <summary>A branch page in memory: the pages below it, each with its first key.</summary>
internal sealed class LmdbBranchPage
{
    private readonly List<(byte[] Key, long Child)> _entries = [];
    private int _free = LmdbFormat.PageSize - LmdbFormat.PageHeaderLength;

    public int Count => _entries.Count;

    public byte[] FirstKey => _entries[0].Key;

    public long FirstChild => _entries[0].Child;

    public bool TryAdd(byte[] key, long child)
    {
        int length = SpaceOf(key);
        if (length > _free)
        {
            return false;
        }

        _free -= length;
        _entries.Add((key, child));
        return true;
    }

    /// <summary>Moves the last entry to the next page.</summary>
    public void MoveLastTo(LmdbBranchPage next)
    {
        (byte[] key, long child) = _entries[^1];
        _entries.RemoveAt(_entries.Count - 1);
        next._entries.Insert(0, (key, child));
        next._free -= SpaceOf(key);
    }

    public void WriteTo(Span<byte> page, long number)
    {
        page.Clear();
        int lower = LmdbFormat.PageHeaderLength;
        int upper = LmdbFormat.PageSize;
        for (int i = 0; i < _entries.Count; i++)
        {
            (byte[] key, long child) = _entries[i];
            ReadOnlySpan<byte> written = i == 0 ? [] : key; // keys less than the second one are in the first page anyway
            upper -= NodeLength(written.Length);
            BinaryPrimitives.WriteUInt16LittleEndian(page[lower..], (ushort)upper);
            lower += sizeof(ushort);
            LmdbFormat.WriteNodeHeader(page[upper..], (uint)child, (int)(child >> 32), written.Length);
            written.CopyTo(page[(upper + LmdbFormat.NodeHeaderLength)..]);
        }

        LmdbFormat.WritePageHeader(page, number, LmdbFormat.BranchPage);
        BinaryPrimitives.WriteUInt16LittleEndian(page[12..], (ushort)lower);
        BinaryPrimitives.WriteUInt16LittleEndian(page[14..], (ushort)upper);
    }

    private static int NodeLength(int keyLength) => (LmdbFormat.NodeHeaderLength + keyLength + 1) & ~1;

    private static int SpaceOf(byte[] key) => sizeof(ushort) + NodeLength(key.Length);
}
