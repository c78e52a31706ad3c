namespace Mnist.Parquet.Reading;

/// <summary>What stands before a page.</summary>
internal sealed record ParquetPageHeader
{
    public const int DataPage = 0;
    public const int DictionaryPage = 2;
    public const int DataPage2 = 3;

    /// <summary>Data, dictionary or data of the second version; another number for what is passed over.</summary>
    public int Type { get; private init; } = -1;

    public int UncompressedLength { get; private init; } = -1;

    public int CompressedLength { get; private init; } = -1;

    /// <summary>The CRC-32 of the page as it stands in the file, where the writer made one.</summary>
    public uint? Checksum { get; private init; }

    /// <summary>Values, nulls among them.</summary>
    public int ValueCount { get; private init; } = -1;

    public int Encoding { get; private init; } = -1;

    /// <summary>How the levels of a page of the first version are stored.</summary>
    public int LevelEncoding { get; private init; } = -1;

    /// <summary>Bytes of levels at the start of a page of the second version, which are not compressed.</summary>
    public int LevelLength { get; private init; }

    /// <summary>Bytes of levels before those, of which our columns have none.</summary>
    public int RepetitionLength { get; private init; }

    /// <summary>False where a page of the second version is not compressed although its column is.</summary>
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

    // Values and encoding come first in all kinds; the second version has the nulls and rows before the encoding.
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
