using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Mnist.Formats.Idx;

/// <summary>Converts elements of several bytes between the byte order of IDX and that of this machine.</summary>
internal static class BigEndian
{
    /// <summary>Reverses each element in place. Does nothing on a big-endian machine or for single bytes.</summary>
    public static void Convert(Span<byte> bytes, int elementSize)
    {
        if (!BitConverter.IsLittleEndian)
        {
            return;
        }

        switch (elementSize)
        {
            case 2:
                Span<short> shorts = MemoryMarshal.Cast<byte, short>(bytes);
                BinaryPrimitives.ReverseEndianness(shorts, shorts);
                break;
            case 4:
                Span<int> ints = MemoryMarshal.Cast<byte, int>(bytes);
                BinaryPrimitives.ReverseEndianness(ints, ints);
                break;
            case 8:
                Span<long> longs = MemoryMarshal.Cast<byte, long>(bytes);
                BinaryPrimitives.ReverseEndianness(longs, longs);
                break;
        }
    }
}
