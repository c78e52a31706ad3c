using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Mnist.Formats.Text;

namespace Mnist.Formats.Csv;

/// <summary>Reads a line as the published files have it: whole numbers with commas. <see cref="CsvRecord"/> reads all others.</summary>
internal static class CsvParser
{
    private const int Run = 8;
    private const int Invalid = -1;

    /// <summary>Reads a line of numbers from 0 to 255.</summary>
    /// <param name="line">A line of <see cref="TextBlock"/>, followed by a byte that is not a digit and by extra bytes.</param>
    /// <param name="layout">The meaning of the fields.</param>
    /// <param name="pixels">Receives the pixels, as many as in the layout.</param>
    /// <returns>The label, or <see cref="MnistSample.Unlabeled"/>; null if the line has another form.</returns>
    public static unsafe int? Parse(ReadOnlySpan<byte> line, CsvLayout layout, Span<byte> pixels)
    {
        if (line.IsEmpty)
        {
            return null; // an empty line has no pointer
        }

        fixed (byte* start = line)
        fixed (byte* to = pixels)
        {
            // Fields end with a comma, the last one with the line end, which is not a digit.
            byte* end = start + line.Length;
            int before = layout.LabelIndex < 0 ? pixels.Length : layout.LabelIndex;
            byte* from = ParsePixels(start, end, to, before);
            if (from is null || layout.LabelIndex < 0)
            {
                return from == end + 1 ? MnistSample.Unlabeled : null;
            }

            byte label;
            from = ParsePixels(from, end, &label, 1);
            return from is not null && ParsePixels(from, end, to + before, pixels.Length - before) == end + 1 ? label : null;
        }
    }

    /// <summary>Reads pixels and their separators: commas, or the line end after the last one.</summary>
    /// <remarks>
    /// The commas in 16 bytes are found at once, so that no number waits for the length of the one before it. The digits of a number are
    /// also read at once: https://lemire.me/blog/2023/11/28/parsing-8-bit-integers-quickly/.
    /// </remarks>
    /// <returns>The position after the last separator; null if a field is not a number from 0 to 255.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static unsafe byte* ParsePixels(byte* from, byte* end, byte* pixels, int count)
    {
        var background = Vector128.Create("0,0,0,0,0,0,0,0,"u8);
        var comma = Vector128.Create((byte)',');
        byte* last = pixels + count;
        while (pixels < last)
        {
            if (from > end)
            {
                return null;
            }

            var text = Vector128.Load(from);
            if (text == background && last - pixels >= Run)
            {
                // Four of five pixels are background, most of them in long runs.
                *(ulong*)pixels = 0;
                pixels += Run;
                from += 2 * Run;
                continue;
            }

            uint stops = Vector128.Equals(text, comma).ExtractMostSignificantBits();
            if (end - from < Vector128<byte>.Count)
            {
                stops = (stops | (1U << (int)(end - from))) & ((2U << (int)(end - from)) - 1);
            }

            byte* window = from;
            for (; stops != 0 && pixels < last; stops &= stops - 1)
            {
                byte* stop = window + BitOperations.TrailingZeroCount(stops);
                int value = ParseNumber(from, stop - from);
                if (value == Invalid)
                {
                    return null;
                }

                *pixels++ = (byte)value;
                from = stop + 1;
            }

            if (from == window)
            {
                return null; // too long for a number
            }
        }

        return from;
    }

    private static unsafe int ParseNumber(byte* from, long length)
    {
        if (length is < 1 or > 3)
        {
            return Invalid;
        }

        uint digits = (BinaryPrimitives.ReadUInt32LittleEndian(new ReadOnlySpan<byte>(from, 4)) ^ 0x30303030) << (int)((4 - length) * 8);
        uint value = (((digits >> 8) & 0xFF) * 100) + (((digits >> 16) & 0xFF) * 10) + (digits >> 24);
        bool areDigits = (((digits + 0x76767676) | digits) & 0x80808080) == 0;
        return areDigits && value <= byte.MaxValue ? (int)value : Invalid;
    }
}
