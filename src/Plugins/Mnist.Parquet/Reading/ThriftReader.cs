using System.Text;
using Mnist.Formats;

namespace Mnist.Parquet.Reading;

/// <summary>
/// Reads the compact protocol of Thrift, which Parquet uses for its metadata
/// (https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md). All lengths are checked.
/// </summary>
/// <param name="data">The bytes.</param>
/// <param name="path">The path of the file, for messages.</param>
/// <param name="offset">The offset of the bytes in the file.</param>
internal ref struct ThriftReader(ReadOnlySpan<byte> data, string path, long offset)
{
    private const int MaximumDepth = 32;

    private readonly ReadOnlySpan<byte> _data = data;
    private readonly string _path = path;
    private readonly long _offset = offset;

    /// <summary>The number of bytes read so far.</summary>
    public int Position { get; private set; }

    /// <summary>Reads the header of the next field of a struct.</summary>
    /// <param name="id">The number of the field before, 0 for the first; afterwards that of this field.</param>
    /// <param name="type">The type of the field.</param>
    /// <returns>False at the end of the struct.</returns>
    public bool TryReadField(ref int id, out ThriftType type)
    {
        byte head = ReadByte();
        type = (ThriftType)(head & 0xF);
        if (head == 0)
        {
            return false;
        }

        int delta = head >> 4;
        id = delta == 0 ? (int)ReadInteger() : id + delta;
        return type is >= ThriftType.True and <= ThriftType.Struct ? true : throw Damaged("a known type of field", $"{(int)type}");
    }

    /// <summary>Reads an integer of any width.</summary>
    public long ReadInteger()
    {
        ulong value = ReadVarint();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    /// <summary>Reads an integer of 32 bits.</summary>
    public int ReadInt32() => ReadInteger() is >= int.MinValue and <= int.MaxValue and long value
        ? (int)value
        : throw Damaged("a number of 32 bits", "a larger one");

    public string ReadString() => Encoding.UTF8.GetString(ReadBinary());

    /// <summary>Reads the header of a list.</summary>
    /// <param name="expected">The required type of the items.</param>
    /// <returns>The number of items, at most that of the remaining bytes.</returns>
    public int ReadList(ThriftType expected)
    {
        (int count, ThriftType type) = ReadListHead();
        return type == expected || count == 0 ? count : throw Damaged($"a list of {expected}", $"one of {type}");
    }

    /// <summary>Checks the type of a field.</summary>
    public void Expect(ThriftType type, ThriftType expected)
    {
        if (type != expected)
        {
            throw Damaged($"a field of type {expected}", $"{type}");
        }
    }

    /// <summary>Skips a field.</summary>
    public void Skip(ThriftType type) => Skip(type, isInList: false, MaximumDepth);

    private void Skip(ThriftType type, bool isInList, int depth)
    {
        if (depth == 0)
        {
            throw Damaged($"at most {MaximumDepth} levels", "more");
        }

        switch (type)
        {
            case ThriftType.True or ThriftType.False when !isInList:
                break; // the type is the value
            case ThriftType.True or ThriftType.False or ThriftType.Byte:
                ReadByte();
                break;
            case ThriftType.Int16 or ThriftType.Int32 or ThriftType.Int64:
                ReadVarint();
                break;
            case ThriftType.Double:
                Take(8);
                break;
            case ThriftType.Binary:
                ReadBinary();
                break;
            case ThriftType.List or ThriftType.Set:
                (int count, ThriftType items) = ReadListHead();
                for (int i = 0; i < count; i++)
                {
                    Skip(items, isInList: true, depth - 1);
                }

                break;
            case ThriftType.Map:
                SkipMap(depth);
                break;
            case ThriftType.Struct:
                int id = 0;
                while (TryReadField(ref id, out ThriftType field))
                {
                    Skip(field, isInList: false, depth - 1);
                }

                break;
            default:
                throw Damaged("a known type", $"{(int)type}");
        }
    }

    private void SkipMap(int depth)
    {
        int count = ReadCount();
        byte types = count == 0 ? (byte)0 : ReadByte();
        for (int i = 0; i < count; i++)
        {
            Skip((ThriftType)(types >> 4), isInList: true, depth - 1);
            Skip((ThriftType)(types & 0xF), isInList: true, depth - 1);
        }
    }

    private (int Count, ThriftType Type) ReadListHead()
    {
        byte head = ReadByte();
        int count = head >> 4 == 15 ? ReadCount() : head >> 4;
        return count <= _data.Length - Position
            ? (count, (ThriftType)(head & 0xF))
            : throw Damaged($"a list of at most {_data.Length - Position} items", $"{count}");
    }

    private ReadOnlySpan<byte> ReadBinary() => Take(ReadCount());

    // Each item takes at least a byte, so no count can be larger than the remaining bytes.
    private int ReadCount()
    {
        ulong count = ReadVarint();
        return count <= (ulong)(_data.Length - Position) ? (int)count : throw Damaged($"a length of at most {_data.Length - Position} bytes", $"{count}");
    }

    private ulong ReadVarint()
    {
        ulong value = 0;
        for (int shift = 0; shift < 64; shift += 7)
        {
            byte part = ReadByte();
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                return value;
            }
        }

        throw Damaged("a number of at most 64 bits", "a longer one");
    }

    private byte ReadByte() => Take(1)[0];

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > _data.Length - Position)
        {
            throw Damaged("more metadata", "the end of the metadata");
        }

        ReadOnlySpan<byte> taken = _data.Slice(Position, count);
        Position += count;
        return taken;
    }

    private readonly DatasetFormatException Damaged(string expected, string actual) =>
        ParquetFormat.Invalid(_path, expected, actual, _offset + Position);
}
