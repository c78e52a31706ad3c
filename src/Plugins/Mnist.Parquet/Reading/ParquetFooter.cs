using System.Buffers.Binary;
using Mnist.Formats;
using Mnist.IO;

namespace Mnist.Parquet.Reading;

/// <summary>The metadata at the end of a Parquet file: https://github.com/apache/parquet-format/blob/master/src/main/thrift/parquet.thrift.</summary>
/// <param name="Schema">The tree of columns, from the root.</param>
/// <param name="RowCount">The number of rows in the metadata.</param>
/// <param name="RowGroups">The row groups.</param>
/// <param name="Features">The value of the key <c>huggingface</c>, or null.</param>
/// <param name="Start">The offset of the metadata, where the pages end.</param>
internal sealed record ParquetFooter(
    IReadOnlyList<ParquetSchemaElement> Schema, long RowCount, IReadOnlyList<ParquetRowGroup> RowGroups, string? Features, long Start)
{
    private const int MaximumLength = 64 << 20;
    private const int TailLength = 8;

    private static ReadOnlySpan<byte> Magic => "PAR1"u8;

    /// <summary>Reads the metadata of a file.</summary>
    public static ParquetFooter Read(RandomInput file, string path)
    {
        long fileLength = file.Length;
        Span<byte> tail = stackalloc byte[TailLength];
        Span<byte> head = stackalloc byte[4];
        if (fileLength < Magic.Length + TailLength || !TryRead(file, head, 0) || !head.SequenceEqual(Magic))
        {
            throw ParquetFormat.Invalid(path, "a Parquet file", fileLength == 0 ? "an empty file" : "a file with another signature", offset: 0);
        }

        if (!TryRead(file, tail, fileLength - TailLength) || !tail[4..].SequenceEqual(Magic))
        {
            throw ParquetFormat.Invalid(path, "PAR1 at the end of the file", "other bytes, as in a truncated file", fileLength - 4);
        }

        uint length = BinaryPrimitives.ReadUInt32LittleEndian(tail);
        long room = Math.Min(fileLength - TailLength - Magic.Length, MaximumLength);
        if (length > room)
        {
            throw ParquetFormat.Invalid(
                path, FormattableString.Invariant($"metadata of at most {room} bytes"), FormattableString.Invariant($"{length}"), fileLength - TailLength);
        }

        byte[] footer = new byte[length];
        long start = fileLength - TailLength - length;
        return TryRead(file, footer, start) ? Parse(footer, path, start) : throw ParquetFormat.Invalid(path, "metadata", "the end of the file", start);
    }

    /// <summary>Fills a buffer from a place in the file; false where the file ends before.</summary>
    public static bool TryRead(RandomInput file, Span<byte> buffer, long offset)
    {
        while (buffer.Length > 0)
        {
            int read = file.Read(buffer, offset);
            if (read == 0)
            {
                return false;
            }

            buffer = buffer[read..];
            offset += read;
        }

        return true;
    }

    private static ParquetFooter Parse(byte[] footer, string path, long start)
    {
        var reader = new ThriftReader(footer, path, start);
        List<ParquetSchemaElement> schema = [];
        List<ParquetRowGroup> groups = [];
        string? features = null;
        long rows = 0;
        for (int id = 0; reader.TryReadField(ref id, out ThriftType type);)
        {
            switch (id)
            {
                case 2:
                    reader.Expect(type, ThriftType.List);
                    for (int i = reader.ReadList(ThriftType.Struct); i > 0; i--)
                    {
                        schema.Add(ParquetFooterParts.ReadSchemaElement(ref reader));
                    }

                    break;
                case 3:
                    reader.Expect(type, ThriftType.Int64);
                    rows = reader.ReadInteger();
                    break;
                case 4:
                    reader.Expect(type, ThriftType.List);
                    for (int i = reader.ReadList(ThriftType.Struct); i > 0; i--)
                    {
                        groups.Add(ParquetFooterParts.ReadRowGroup(ref reader));
                    }

                    break;
                case 5:
                    reader.Expect(type, ThriftType.List);
                    for (int i = reader.ReadList(ThriftType.Struct); i > 0; i--)
                    {
                        (string key, string value) = ParquetFooterParts.ReadKeyValue(ref reader);
                        features = key == "huggingface" ? value : features;
                    }

                    break;
                default:
                    reader.Skip(type);
                    break;
            }
        }

        return new ParquetFooter(schema, rows, groups, features, start);
    }
}
