using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Mnist.IO;

/// <summary>The CRC-32 of ZIP, PNG and Parquet files, also of pieces and of combinations.</summary>
/// <remarks>
/// Sources: the ZIP specification (https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.4.7). With vectors: Gopal et al., "Fast
/// CRC Computation for Generic Polynomials Using PCLMULQDQ", Intel 2009. To combine two: zlib's crc32_combine.
/// </remarks>
internal static class Crc32
{
    private const uint Polynomial = 0xEDB88320;
    private const int FoldedAtOnce = 64;

    private static readonly uint[] s_table = MakeTable();

    /// <summary>Returns the checksum of bytes.</summary>
    public static uint Compute(ReadOnlySpan<byte> data) => Append(0, data);

    /// <summary>Continues a checksum with more bytes.</summary>
    /// <param name="crc">The checksum of the bytes before; 0 if there are none.</param>
    /// <param name="data">The bytes.</param>
    public static uint Append(uint crc, ReadOnlySpan<byte> data)
    {
        uint state = ~crc;
        if (Pclmulqdq.IsSupported && Sse41.IsSupported && data.Length >= FoldedAtOnce)
        {
            int folded = data.Length & ~15;
            state = Fold(state, data[..folded]);
            data = data[folded..];
        }

        return ~AppendByTable(state, data);
    }

    /// <summary>Returns the checksum of two pieces in a row.</summary>
    /// <param name="first">The checksum of the first piece.</param>
    /// <param name="second">The checksum of the second piece.</param>
    /// <param name="secondLength">The length of the second piece in bytes.</param>
    public static uint Combine(uint first, uint second, long secondLength)
    {
        // The first is shifted by the number of bits of the second: multiplied by x to that power.
        uint power = 1u << 31; // x to the power of 0
        uint square = 1u << 30; // x
        for (int i = 0; i < 3; i++)
        {
            square = Multiply(square, square); // a byte has eight bits
        }

        for (long rest = secondLength; rest > 0; rest >>= 1)
        {
            if ((rest & 1) != 0)
            {
                power = Multiply(square, power);
            }

            square = Multiply(square, square);
        }

        return Multiply(power, first) ^ second;
    }

    /// <summary>Continues a checksum with eight bytes at a time, on any processor.</summary>
    internal static uint AppendByTable(uint state, ReadOnlySpan<byte> data)
    {
        uint[] table = s_table;
        for (; data.Length >= sizeof(ulong); data = data[sizeof(ulong)..])
        {
            uint low = BinaryPrimitives.ReadUInt32LittleEndian(data) ^ state;
            uint high = BinaryPrimitives.ReadUInt32LittleEndian(data[sizeof(uint)..]);
            state = table[0x700 + (low & 0xFF)]
                ^ table[0x600 + ((low >> 8) & 0xFF)]
                ^ table[0x500 + ((low >> 16) & 0xFF)]
                ^ table[0x400 + (low >> 24)]
                ^ table[0x300 + (high & 0xFF)]
                ^ table[0x200 + ((high >> 8) & 0xFF)]
                ^ table[0x100 + ((high >> 16) & 0xFF)]
                ^ table[high >> 24];
        }

        foreach (byte value in data)
        {
            state = table[(state ^ value) & 0xFF] ^ (state >> 8);
        }

        return state;
    }

    // Names and constants are those of the paper, for the reflected polynomial. The length is a multiple of 16, at least 64.
    private static uint Fold(uint state, ReadOnlySpan<byte> data)
    {
        ref byte start = ref MemoryMarshal.GetReference(data);
        Vector128<ulong> x1 = Load(ref start, 0) ^ Vector128.CreateScalar((ulong)state);
        Vector128<ulong> x2 = Load(ref start, 16);
        Vector128<ulong> x3 = Load(ref start, 32);
        Vector128<ulong> x4 = Load(ref start, 48);
        Vector128<ulong> k = Vector128.Create(0x0154442BD4ul, 0x01C6E41596ul);
        int place = FoldedAtOnce;
        for (; place <= data.Length - FoldedAtOnce; place += FoldedAtOnce)
        {
            x1 = FoldInto(x1, k, Load(ref start, place));
            x2 = FoldInto(x2, k, Load(ref start, place + 16));
            x3 = FoldInto(x3, k, Load(ref start, place + 32));
            x4 = FoldInto(x4, k, Load(ref start, place + 48));
        }

        k = Vector128.Create(0x01751997D0ul, 0x00CCAA009Eul);
        x1 = FoldInto(FoldInto(FoldInto(x1, k, x2), k, x3), k, x4);
        for (; place < data.Length; place += 16)
        {
            x1 = FoldInto(x1, k, Load(ref start, place));
        }

        // 128 bits to 64, 64 to 32, then Barrett's reduction.
        Vector128<ulong> low = Vector128.Create(0xFFFFFFFFul);
        x1 = Sse2.ShiftRightLogical128BitLane(x1, 8) ^ Pclmulqdq.CarrylessMultiply(x1, k, 0x10);
        x1 = Sse2.ShiftRightLogical128BitLane(x1, 4) ^ Pclmulqdq.CarrylessMultiply(x1 & low, Vector128.CreateScalar(0x0163CD6124ul), 0x00);
        Vector128<ulong> p = Vector128.Create(0x01DB710641ul, 0x01F7011641ul);
        Vector128<ulong> t = Pclmulqdq.CarrylessMultiply(x1 & low, p, 0x10) & low;
        return (x1 ^ Pclmulqdq.CarrylessMultiply(t, p, 0x00)).AsUInt32()[1];
    }

    private static Vector128<ulong> Load(ref byte start, int place) =>
        Vector128.LoadUnsafe(ref Unsafe.Add(ref start, place)).AsUInt64();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ulong> FoldInto(Vector128<ulong> value, Vector128<ulong> k, Vector128<ulong> next) =>
        Pclmulqdq.CarrylessMultiply(value, k, 0x00) ^ Pclmulqdq.CarrylessMultiply(value, k, 0x11) ^ next;

    // The product of two polynomials modulo the polynomial of the checksum. The highest bit is the power 0.
    private static uint Multiply(uint a, uint b)
    {
        uint product = 0;
        for (uint bit = 1u << 31; bit != 0; bit >>= 1)
        {
            product ^= (a & bit) != 0 ? b : 0;
            b = (b & 1) != 0 ? (b >> 1) ^ Polynomial : b >> 1;
        }

        return product;
    }

    // Eight tables of 256: table k is for a byte followed by k zero bytes.
    private static uint[] MakeTable()
    {
        uint[] table = new uint[8 * 256];
        for (int i = 0; i < table.Length; i++)
        {
            uint value = i < 256 ? (uint)i : table[i - 256];
            for (int bit = 0; bit < 8; bit++)
            {
                value = (value & 1) != 0 ? (value >> 1) ^ Polynomial : value >> 1;
            }

            table[i] = value;
        }

        return table;
    }
}
