namespace Mnist.Parquet.Reading;

/// <summary>The header of a page.</summary>
internal sealed record ParquetPageHeader
{
    public const int DataPage = 0;
    public const int DictionaryPage = 2;
    public const int DataPage2 = 3;

    /// <summary>Data, dictionary or data of version 2. Pages with other numbers are skipped.</summary>
    public int Type { get; private init; } = -1;

    public int UncompressedLength { get; private init; } = -1;

    public int CompressedLength { get; private init; } = -1;

    /// <summary>The CRC-32 of the page in the file, if the writer added one.</summary>
    public uint? Checksum { get; private init; }

    /// <summary>The number of values, including nulls.</summary>
    public int ValueCount { get; private init; } = -1;

    public int Encoding { get; private init; } = -1;

    /// <summary>The encoding of the levels of a page of version 1.</summary>
    public int LevelEncoding { get; private init; } = -1;

    /// <summary>The bytes of uncompressed levels at the start of a page of version 2.</summary>
    public int LevelLength { get; private init; }

    /// <summary>The bytes of repetition levels before those. Our columns have none.</summary>
    public int RepetitionLength { get; private init; }

    /// <summary>False if a page of version 2 is not compressed although its column is.</summary>
    public bool IsCompressed { get; private init; } = true;

    public static ParquetPageHeader Read(ref ThriftReader reader)
    {
        var header = new ParquetPageHeader();
        for (int id = 0; reader.TryReadField(ref id, out ThriftType type);)
        {
            switch (id)
            {
                case 1:
                    header = header with { Type = ReadInt32(ref reader, type) };
                    break;
                case 2:
                    header = header with { UncompressedLength = ReadInt32(ref reader, type) };
                    break;
                case 3:
                    header = header with { CompressedLength = ReadInt32(ref reader, type) };
                    break;
                case 4:
                    header = header with { Checksum = (uint)ReadInt32(ref reader, type) };
                    break;
                case 5 or 7 or 8:
                    reader.Expect(type, ThriftType.Struct);
                    header = header.ReadKind(ref reader, isSecond: id == 8);
                    break;
                default:
                    reader.Skip(type);
                    break;
            }
        }

        return header;
    }

    // Values and encoding come first in all kinds. In version 2, nulls and rows come before the encoding.
    private ParquetPageHeader ReadKind(ref ThriftReader reader, bool isSecond)
    {
        ParquetPageHeader header = this;
        for (int id = 0; reader.TryReadField(ref id, out ThriftType type);)
        {
            switch (id)
            {
                case 1:
                    header = header with { ValueCount = ReadInt32(ref reader, type) };
                    break;
                case 2 when !isSecond:
                case 4 when isSecond:
                    header = header with { Encoding = ReadInt32(ref reader, type) };
                    break;
                case 3 when !isSecond && Type == DataPage:
                    header = header with { LevelEncoding = ReadInt32(ref reader, type) };
                    break;
                case 5 when isSecond:
                    header = header with { LevelLength = ReadInt32(ref reader, type) };
                    break;
                case 6 when isSecond:
                    header = header with { RepetitionLength = ReadInt32(ref reader, type) };
                    break;
                case 7 when isSecond && type is ThriftType.True or ThriftType.False:
                    header = header with { IsCompressed = type == ThriftType.True };
                    break;
                default:
                    reader.Skip(type);
                    break;
            }
        }

        return header;
    }

    private static int ReadInt32(ref ThriftReader reader, ThriftType type)
    {
        reader.Expect(type, ThriftType.Int32);
        return reader.ReadInt32();
    }
}
