using System.Buffers.Binary;

namespace Mnist.Formats;

/// <summary>LMDB 0.9 on disk, as 64-bit little-endian programs write it.</summary>
/// <remarks>Source: libraries/liblmdb/mdb.c of https://git.openldap.org/openldap/openldap (MDB_page, MDB_node, MDB_meta, MDB_db).</remarks>
internal static class LmdbFormat
{
    /// <summary>The page size that is written; that of the processor on which Caffe ran.</summary>
    public const int PageSize = 4096;

    public const uint Magic = 0xBEEFC0DE;
    public const uint DataVersion = 1;

    /// <summary>The root of an empty tree.</summary>
    public const ulong NoPage = ulong.MaxValue;

    /// <summary>A page starts with its number (8), padding (2), flags (2), and the bounds of its free space (2 and 2).</summary>
    public const int PageHeaderLength = 16;

    /// <summary>A node starts with a size or page number (4), flags (2) and the length of its key (2).</summary>
    public const int NodeHeaderLength = 8;

    public const int BranchPage = 0x01;
    public const int LeafPage = 0x02;
    public const int OverflowPage = 0x04;
    public const int MetaPage = 0x08;

    /// <summary>The flags that tell what a page is; the rest is bookkeeping.</summary>
    public const int PageKinds = 0x6F;

    /// <summary>The value of a node is in overflow pages; the node holds the number of the first.</summary>
    public const int BigData = 0x01;

    /// <summary>A larger node has its value in overflow pages: two nodes must fit in a page.</summary>
    public const int MaximumNodeLength = (((PageSize - PageHeaderLength) / 2) & ~1) - sizeof(ushort);

    public static DatasetFormatException Invalid(string path, string expected, string actual, long? offset, string? hint = null) =>
        new(path, expected, actual, offset, hint: hint, format: "LMDB");

    public static void WritePageHeader(Span<byte> page, long number, int flags)
    {
        BinaryPrimitives.WriteInt64LittleEndian(page, number);
        BinaryPrimitives.WriteUInt16LittleEndian(page[8..], 0);
        BinaryPrimitives.WriteUInt16LittleEndian(page[10..], (ushort)flags);
    }

    public static void WriteNodeHeader(Span<byte> node, uint low, int flags, int keyLength)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(node, low);
        BinaryPrimitives.WriteUInt16LittleEndian(node[4..], (ushort)flags);
        BinaryPrimitives.WriteUInt16LittleEndian(node[6..], (ushort)keyLength);
    }

    /// <summary>Pages that a value takes outside of its node.</summary>
    public static int OverflowPages(int valueLength) => (PageHeaderLength - 1 + valueLength) / PageSize + 1;
}
