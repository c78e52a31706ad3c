namespace Mnist.Parquet.Reading;

/// <summary>Reads the structs of the metadata. Fields that are not needed are skipped.</summary>
internal static class ParquetFooterParts
{
    public static ParquetSchemaElement ReadSchemaElement(ref ThriftReader reader)
    {
        string name = "";
        int? valueType = null;
        (int repetition, int children) = (0, 0);
        int? converted = null;
        for (int id = 0; reader.TryReadField(ref id, out ThriftType type);)
        {
            switch (id)
            {
                case 1:
                    reader.Expect(type, ThriftType.Int32);
                    valueType = reader.ReadInt32();
                    break;
                case 3:
                    reader.Expect(type, ThriftType.Int32);
                    repetition = reader.ReadInt32();
                    break;
                case 4:
                    reader.Expect(type, ThriftType.Binary);
                    name = reader.ReadString();
                    break;
                case 5:
                    reader.Expect(type, ThriftType.Int32);
                    children = reader.ReadInt32();
                    break;
                case 6:
                    reader.Expect(type, ThriftType.Int32);
                    converted = reader.ReadInt32();
                    break;
                default:
                    reader.Skip(type);
                    break;
            }
        }

        return new ParquetSchemaElement(name, valueType, repetition, children, converted);
    }

    public static ParquetRowGroup ReadRowGroup(ref ThriftReader reader)
    {
        List<ParquetColumnChunk> columns = [];
        long rows = 0;
        for (int id = 0; reader.TryReadField(ref id, out ThriftType type);)
        {
            switch (id)
            {
                case 1:
                    reader.Expect(type, ThriftType.List);
                    for (int i = reader.ReadList(ThriftType.Struct); i > 0; i--)
                    {
                        columns.Add(ReadColumnChunk(ref reader));
                    }

                    break;
                case 3:
                    reader.Expect(type, ThriftType.Int64);
                    rows = reader.ReadInteger();
                    break;
                default:
                    reader.Skip(type);
                    break;
            }
        }

        return new ParquetRowGroup(rows, columns);
    }

    public static (string Key, string Value) ReadKeyValue(ref ThriftReader reader)
    {
        (string key, string value) = ("", "");
        for (int id = 0; reader.TryReadField(ref id, out ThriftType type);)
        {
            switch (id)
            {
                case 1:
                    reader.Expect(type, ThriftType.Binary);
                    key = reader.ReadString();
                    break;
                case 2:
                    reader.Expect(type, ThriftType.Binary);
                    value = reader.ReadString();
                    break;
                default:
                    reader.Skip(type);
                    break;
            }
        }

        return (key, value);
    }

    private static ParquetColumnChunk ReadColumnChunk(ref ThriftReader reader)
    {
        var chunk = new ParquetColumnChunk("", 0, 0, 0, 0);
        for (int id = 0; reader.TryReadField(ref id, out ThriftType type);)
        {
            if (id == 3)
            {
                reader.Expect(type, ThriftType.Struct);
                chunk = ReadColumnMetadata(ref reader);
            }
            else
            {
                reader.Skip(type);
            }
        }

        return chunk;
    }

    private static ParquetColumnChunk ReadColumnMetadata(ref ThriftReader reader)
    {
        List<string> names = [];
        int codec = 0;
        (long values, long length, long data, long dictionary) = (0, 0, 0, 0);
        for (int id = 0; reader.TryReadField(ref id, out ThriftType type);)
        {
            switch (id)
            {
                case 3:
                    reader.Expect(type, ThriftType.List);
                    for (int i = reader.ReadList(ThriftType.Binary); i > 0; i--)
                    {
                        names.Add(reader.ReadString());
                    }

                    break;
                case 4:
                    reader.Expect(type, ThriftType.Int32);
                    codec = reader.ReadInt32();
                    break;
                case 5:
                    values = ReadInt64(ref reader, type);
                    break;
                case 7:
                    length = ReadInt64(ref reader, type);
                    break;
                case 9:
                    data = ReadInt64(ref reader, type);
                    break;
                case 11:
                    dictionary = ReadInt64(ref reader, type);
                    break;
                default:
                    reader.Skip(type);
                    break;
            }
        }

        // A dictionary comes first. Some writers write 0 if there is none.
        long start = dictionary > 0 && dictionary < data ? dictionary : data;
        return new ParquetColumnChunk(string.Join('.', names), codec, values, start, length);
    }

    private static long ReadInt64(ref ThriftReader reader, ThriftType type)
    {
        reader.Expect(type, ThriftType.Int64);
        return reader.ReadInteger();
    }
}
