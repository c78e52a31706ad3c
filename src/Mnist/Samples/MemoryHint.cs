using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Mnist;

/// <summary>Tells the processor which memory is needed next. It only saves time.</summary>
internal static unsafe class MemoryHint
{
    private const int CacheLine = 64;

    public static void Prefetch(ReadOnlySpan<byte> memory)
    {
        if (!Sse.IsSupported)
        {
            return;
        }

        // The address is only a hint, so it does no harm if it is wrong.
        fixed (byte* start = &MemoryMarshal.GetReference(memory))
        {
            for (int offset = 0; offset < memory.Length; offset += CacheLine)
            {
                Sse.Prefetch0(start + offset);
            }
        }
    }
}
