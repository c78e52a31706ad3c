using System.Numerics;

namespace Mnist.Benchmarks.Peers;

/// <summary>Adds up bytes as fast as the processor does, so that what is measured is reading them.</summary>
internal static class ByteSum
{
    public static long Of(ReadOnlySpan<byte> bytes)
    {
        Vector<uint> total = default;
        while (bytes.Length >= Vector<byte>.Count)
        {
            Vector.Widen(new Vector<byte>(bytes), out Vector<ushort> low, out Vector<ushort> high);
            Vector.Widen(low + high, out Vector<uint> first, out Vector<uint> second);
            total += first + second;
            bytes = bytes[Vector<byte>.Count..];
        }

        long sum = Vector.Sum(total);
        foreach (byte value in bytes)
        {
            sum += value;
        }

        return sum;
    }
}
