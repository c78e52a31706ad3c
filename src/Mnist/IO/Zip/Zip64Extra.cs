using System.Buffers.Binary;

namespace Mnist.IO.Zip;

/// <summary>The extra field with 64-bit sizes and offsets, in order. It has only those whose 32-bit field refers to it.</summary>
internal ref struct Zip64Extra
{
    private ReadOnlySpan<byte> _values;

    /// <summary>Finds the field among the extra fields of a header.</summary>
    public Zip64Extra(ReadOnlySpan<byte> extras)
    {
        while (extras.Length >= 4)
        {
            int length = Math.Min(BinaryPrimitives.ReadUInt16LittleEndian(extras[2..]), extras.Length - 4);
            if (BinaryPrimitives.ReadUInt16LittleEndian(extras) == ZipFormat.Extra64)
            {
                _values = extras.Slice(4, length);
                return;
            }

            extras = extras[(4 + length)..];
        }
    }

    /// <summary>Returns a value; -1 if it is missing in the extra field, or not less than 2^63.</summary>
    public long Value(uint field)
    {
        if (field != ZipFormat.In64)
        {
            return field;
        }

        if (_values.Length < sizeof(long))
        {
            return -1;
        }

        long value = BinaryPrimitives.ReadInt64LittleEndian(_values);
        _values = _values[sizeof(long)..];
        return Math.Max(-1, value);
    }
}
