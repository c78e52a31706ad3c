using System.Buffers.Binary;
using Mnist.Formats.Lmdb;

namespace Mnist.Formats;

/// <summary>Caffe's LMDB: a key-value database whose values are Datum messages, one for each sample.</summary>
/// <remarks>
/// As from Caffe's <c>convert_mnist_data</c> (https://github.com/BVLC/caffe, examples/mnist): keys of eight digits from 00000000, each
/// value a protobuf <c>Datum</c> with channels, height, width, data and label. A database is a folder with a data.mdb of LMDB 0.9 (data
/// version 1), as 64-bit little-endian programs write it. A stream contains the data.mdb. Sources of the layout: MDB_page, MDB_node,
/// MDB_meta and MDB_db in libraries/liblmdb/mdb.c of https://git.openldap.org/openldap/openldap. No other program may write to a database
/// while it is read.
/// </remarks>
/// <example><code>
/// SampleFormat.Lmdb.Write("mnist_train_lmdb", MnistDataset.Open().Train);
/// SampleSet train = SampleFormat.Lmdb.Import("mnist_train_lmdb").Train;
/// </code></example>
public sealed class LmdbFormat : SampleFormat<SampleReadOptions, SampleWriteOptions>
{
    /// <summary>The name of the file in the folder of a database.</summary>
    internal const string DataName = "data.mdb";

    /// <summary>The page size to write, that of Caffe's processors.</summary>
    internal const int PageSize = 4096;

    internal const uint Magic = 0xBEEFC0DE;
    internal const uint DataVersion = 1;

    /// <summary>The root of an empty tree.</summary>
    internal const ulong NoPage = ulong.MaxValue;

    /// <summary>A page starts with its number (8), padding (2), flags (2), and the bounds of its free space (2 and 2).</summary>
    internal const int PageHeaderLength = 16;

    /// <summary>A node starts with a size or page number (4), flags (2) and the length of its key (2).</summary>
    internal const int NodeHeaderLength = 8;

    internal const int BranchPage = 0x01;
    internal const int LeafPage = 0x02;
    internal const int OverflowPage = 0x04;
    internal const int MetaPage = 0x08;

    /// <summary>The flags for the kind of a page. Others are only used in memory.</summary>
    internal const int PageKinds = 0x6F;

    /// <summary>The flag for a value in overflow pages. The node contains the number of the first one.</summary>
    internal const int BigData = 0x01;

    /// <summary>The maximum length of a node, because two nodes must fit in a page. The value of a larger node is in overflow pages.</summary>
    internal const int MaximumNodeLength = (((PageSize - PageHeaderLength) / 2) & ~1) - sizeof(ushort);

    internal LmdbFormat()
        : base("Lmdb", ".lmdb", "_lmdb")
    {
    }

    internal override string ErrorTitle => "LMDB";

    /// <inheritdoc/>
    protected internal override bool Matches(ReadOnlySpan<byte> head) =>
        head.Length >= PageHeaderLength + sizeof(uint) && BinaryPrimitives.ReadUInt32LittleEndian(head[PageHeaderLength..]) == Magic;

    /// <inheritdoc/>
    protected internal override bool MatchesFolder(string folder) => File.Exists(Path.Combine(folder, DataName));

    /// <inheritdoc/>
    protected override IEnumerable<SampleReader> Open(SampleInput input, SampleReadOptions options, CancellationToken cancellationToken) =>
        [new LmdbReader(input, options)];

    /// <inheritdoc/>
    protected override SampleWriter Create(SampleOutput output, SampleWriteOptions options) => new LmdbWriter(output);

    internal static DatasetFormatException Invalid(string path, string expected, string actual, long? offset, string? hint = null) =>
        new(path, expected, actual, offset, hint: hint, format: "LMDB");

    internal static void WritePageHeader(Span<byte> page, long number, int flags)
    {
        BinaryPrimitives.WriteInt64LittleEndian(page, number);
        BinaryPrimitives.WriteUInt16LittleEndian(page[8..], 0);
        BinaryPrimitives.WriteUInt16LittleEndian(page[10..], (ushort)flags);
    }

    internal static void WriteNodeHeader(Span<byte> node, uint low, int flags, int keyLength)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(node, low);
        BinaryPrimitives.WriteUInt16LittleEndian(node[4..], (ushort)flags);
        BinaryPrimitives.WriteUInt16LittleEndian(node[6..], (ushort)keyLength);
    }

    /// <summary>Returns the number of overflow pages for a value.</summary>
    internal static int OverflowPages(int valueLength) => (PageHeaderLength - 1 + valueLength) / PageSize + 1;
}
