using Mnist.Formats;
using Mnist.IO;

namespace Mnist.Parquet.Reading;

/// <summary>Reads the pages of one column of a row group into the same buffers.</summary>
internal sealed class ParquetPages
{
    private const int MaximumHeader = 1 << 20;
    private const int MaximumPage = 256 << 20;

    // Valid pages of labels can be tiny. A larger page that grows more than deflate allows is refused as a bomb.
    private const int AlwaysAllowed = 16 << 20;
    private const long MaximumRatio = 1032;

    private readonly RandomInput _file;
    private readonly string _path;
    private readonly ParquetColumnChunk _chunk;
    private readonly long _end;
    private long _next;
    private byte[] _compressed = new byte[1 << 13];
    private byte[] _data = [];

    public ParquetPages(RandomInput file, string path, ParquetColumnChunk chunk, long end)
    {
        if (chunk.Start < 4 || chunk.Length < 0 || chunk.Length > end - chunk.Start)
        {
            throw ParquetFormat.Invalid(
                path,
                FormattableString.Invariant($"pages of the column {chunk.ColumnPath} between 4 and {end}"),
                FormattableString.Invariant($"{chunk.Length} bytes at {chunk.Start}"),
                end);
        }

        (_file, _path, _chunk, _next, _end) = (file, path, chunk, chunk.Start, chunk.Start + chunk.Length);
    }

    /// <summary>The offset of the page in the file, after its header.</summary>
    public long Offset { get; private set; }

    /// <summary>The decompressed content of the page; in version 2, without its levels. Valid until the next page.</summary>
    public ReadOnlyMemory<byte> Data { get; private set; }

    /// <summary>The levels of a page of version 2.</summary>
    public ReadOnlyMemory<byte> Levels { get; private set; }

    /// <summary>Reads the next page.</summary>
    public ParquetPageHeader Next()
    {
        ParquetPageHeader header = ReadHeader();
        int length = header.CompressedLength;
        if (length < 0 || length > _end - Offset)
        {
            throw Damaged(FormattableString.Invariant($"a page of at most the {_end - Offset} bytes that are left"), FormattableString.Invariant($"{length}"));
        }

        int grown = header.UncompressedLength;
        if (grown < 0 || grown > MaximumPage || grown > Math.Max(AlwaysAllowed, length * MaximumRatio))
        {
            throw Damaged(FormattableString.Invariant($"a page that {length} bytes can hold, at most {MaximumPage}"), FormattableString.Invariant($"{grown}"));
        }

        Load(length, Offset);
        uint checksum = header.Checksum is null ? 0 : Crc32.Compute(_compressed.AsSpan(0, length));
        if (header.Checksum is uint expected && expected != checksum)
        {
            throw Damaged(FormattableString.Invariant($"a page with the checksum {expected:x8}"), FormattableString.Invariant($"{checksum:x8}"));
        }

        _next = Offset + length;
        Decompress(header, length, grown);
        return header;
    }

    private void Decompress(ParquetPageHeader header, int length, int grown)
    {
        bool isSecond = header.Type == ParquetPageHeader.DataPage2;
        int levels = isSecond ? header.LevelLength : 0;
        if (levels < 0 || levels > Math.Min(length, grown) || header.RepetitionLength != 0)
        {
            throw Damaged(
                FormattableString.Invariant($"levels of at most {Math.Min(length, grown)} bytes, none of them repeated"),
                FormattableString.Invariant($"{levels}, and {header.RepetitionLength} repeated"));
        }

        Levels = levels == 0 ? default : _compressed.AsMemory(0, levels).ToArray();
        if (levels > 0)
        {
            _compressed.AsSpan(levels, length - levels).CopyTo(_compressed);
        }

        if (_data.Length < grown - levels)
        {
            _data = new byte[grown - levels];
        }

        int codec = header.IsCompressed ? _chunk.Codec : ParquetCodec.None;
        Data = _data.AsMemory(0, grown - levels);
        try
        {
            // Some writers do not compress empty data.
            bool isEmpty = Data.Length == 0;
            if (!isEmpty && !ParquetCodec.TryDecompress(codec, _compressed, length - levels, _data.AsSpan(0, grown - levels)))
            {
                throw Damaged(FormattableString.Invariant($"a page that becomes {grown} bytes"), "damaged data");
            }
        }
        catch (NotSupportedException)
        {
            throw Damaged("pages compressed with Snappy, gzip, Brotli, Zstandard, LZ4, or not at all", FormattableString.Invariant($"codec {codec}"));
        }
    }

    // Headers are small, but can contain the smallest and the largest value, which can be whole images.
    private ParquetPageHeader ReadHeader()
    {
        Offset = _next;
        for (int room = 1 << 10; ; room <<= 3)
        {
            int count = (int)Math.Min(room, _end - _next);
            Load(count, _next);
            var reader = new ThriftReader(_compressed.AsSpan(0, count), _path, _next);
            try
            {
                ParquetPageHeader header = ParquetPageHeader.Read(ref reader);
                Offset = _next + reader.Position;
                return header;
            }
            catch (DatasetFormatException) when (count == room && room < MaximumHeader)
            {
                // The header may be longer than that.
            }
        }
    }

    private void Load(int count, long offset)
    {
        if (_compressed.Length < count)
        {
            _compressed = new byte[count];
        }

        if (!ParquetFooter.TryRead(_file, _compressed.AsSpan(0, count), offset))
        {
            throw Damaged("a page", "the end of the file");
        }
    }

    private DatasetFormatException Damaged(string expected, string actual) =>
        ParquetFormat.Invalid(_path, $"{expected}, in the column {_chunk.ColumnPath}", actual, Offset);
}
