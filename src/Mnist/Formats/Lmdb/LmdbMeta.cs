using System.Buffers.Binary;

namespace Mnist.Formats.Lmdb;

/// <summary>A meta page: the root of the tree of a committed transaction.</summary>
internal sealed record LmdbMeta
{
    private const int MagicOffset = LmdbFormat.PageHeaderLength;
    private const int FreeTreeOffset = 40;
    private const int MainTreeOffset = 88;
    private const int IntegerKeys = 0x08;
    private const long SmallestMap = 1 << 20;

    public int PageSize { get; init; } = LmdbFormat.PageSize;

    public int Flags { get; init; }

    public int Depth { get; init; }

    public long BranchPages { get; init; }

    public long LeafPages { get; init; }

    public long OverflowPages { get; init; }

    public long Entries { get; init; }

    public ulong Root { get; init; } = LmdbFormat.NoPage;

    public long LastPage { get; init; } = 1;

    public long Transaction { get; init; }

    public static LmdbMeta Read(ReadOnlySpan<byte> page, string path, long offset)
    {
        CheckKind(page, path, offset);
        uint pageSize = BinaryPrimitives.ReadUInt32LittleEndian(page[FreeTreeOffset..]);
        if (pageSize is < 256 or > 32768 || (pageSize & (pageSize - 1)) != 0)
        {
            throw LmdbFormat.Invalid(
                path, "a page size that is a power of two from 256 to 32768", FormattableString.Invariant($"{pageSize}"), offset + FreeTreeOffset);
        }

        ReadOnlySpan<byte> tree = page[MainTreeOffset..];
        return new LmdbMeta
        {
            PageSize = (int)pageSize,
            Flags = BinaryPrimitives.ReadUInt16LittleEndian(tree[4..]),
            Depth = BinaryPrimitives.ReadUInt16LittleEndian(tree[6..]),
            BranchPages = BinaryPrimitives.ReadInt64LittleEndian(tree[8..]),
            LeafPages = BinaryPrimitives.ReadInt64LittleEndian(tree[16..]),
            OverflowPages = BinaryPrimitives.ReadInt64LittleEndian(tree[24..]),
            Entries = BinaryPrimitives.ReadInt64LittleEndian(tree[32..]),
            Root = BinaryPrimitives.ReadUInt64LittleEndian(tree[40..]),
            LastPage = BinaryPrimitives.ReadInt64LittleEndian(page[136..]),
            Transaction = BinaryPrimitives.ReadInt64LittleEndian(page[144..]),
        };
    }

    /// <summary>Writes meta page 0 or 1.</summary>
    public void Write(Span<byte> page, int number)
    {
        LmdbFormat.WritePageHeader(page, number, LmdbFormat.MetaPage);
        BinaryPrimitives.WriteUInt32LittleEndian(page[MagicOffset..], LmdbFormat.Magic);
        BinaryPrimitives.WriteUInt32LittleEndian(page[(MagicOffset + 4)..], LmdbFormat.DataVersion);
        BinaryPrimitives.WriteInt64LittleEndian(page[32..], MapSize());

        Span<byte> free = page[FreeTreeOffset..];
        BinaryPrimitives.WriteUInt32LittleEndian(free, (uint)PageSize);
        BinaryPrimitives.WriteUInt16LittleEndian(free[4..], IntegerKeys);
        BinaryPrimitives.WriteUInt64LittleEndian(free[40..], LmdbFormat.NoPage);

        Span<byte> tree = page[MainTreeOffset..];
        BinaryPrimitives.WriteUInt16LittleEndian(tree[4..], (ushort)Flags);
        BinaryPrimitives.WriteUInt16LittleEndian(tree[6..], (ushort)Depth);
        BinaryPrimitives.WriteInt64LittleEndian(tree[8..], BranchPages);
        BinaryPrimitives.WriteInt64LittleEndian(tree[16..], LeafPages);
        BinaryPrimitives.WriteInt64LittleEndian(tree[24..], OverflowPages);
        BinaryPrimitives.WriteInt64LittleEndian(tree[32..], Entries);
        BinaryPrimitives.WriteUInt64LittleEndian(tree[40..], Root);
        BinaryPrimitives.WriteInt64LittleEndian(page[136..], LastPage);
        BinaryPrimitives.WriteInt64LittleEndian(page[144..], Transaction);
    }

    // As in Caffe: LMDB's default size, doubled until everything fits.
    private long MapSize()
    {
        long size = SmallestMap;
        while (size / PageSize <= LastPage)
        {
            size *= 2;
        }

        return size;
    }

    private static void CheckKind(ReadOnlySpan<byte> page, string path, long offset)
    {
        uint magic = BinaryPrimitives.ReadUInt32LittleEndian(page[MagicOffset..]);
        if (magic != LmdbFormat.Magic)
        {
            // 32-bit programs write page numbers of four bytes, so all later fields are four bytes earlier.
            string? hint = BinaryPrimitives.ReverseEndianness(magic) == LmdbFormat.Magic
                ? "A big-endian machine wrote it. Use mdb_dump there and mdb_load here."
                : BinaryPrimitives.ReadUInt32LittleEndian(page[(MagicOffset - 4)..]) == LmdbFormat.Magic
                    ? "A 32-bit program wrote it. Use mdb_dump there and mdb_load here."
                    : null;
            throw LmdbFormat.Invalid(
                path, "the magic number of LMDB, BEEFC0DE", FormattableString.Invariant($"{magic:X8}"), offset + MagicOffset, hint);
        }

        uint version = BinaryPrimitives.ReadUInt32LittleEndian(page[(MagicOffset + 4)..]);
        if (version != LmdbFormat.DataVersion)
        {
            throw LmdbFormat.Invalid(
                path,
                "data version 1 of LMDB 0.9",
                FormattableString.Invariant($"version {version}"),
                offset + MagicOffset + 4,
                version is 2 or 3 ? "LMDB 1.0 wrote it. Use mdb_dump there and mdb_load of LMDB 0.9 here." : null);
        }

        int flags = BinaryPrimitives.ReadUInt16LittleEndian(page[10..]);
        if ((flags & LmdbFormat.MetaPage) == 0)
        {
            throw LmdbFormat.Invalid(path, "a meta page", FormattableString.Invariant($"a page with flags {flags:X4}"), offset + 10);
        }
    }
}
