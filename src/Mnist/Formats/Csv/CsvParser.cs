using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Text;
using Mnist.Formats.Text;

namespace Mnist.Formats.Csv;

/// <summary>Reads the numbers of one line.</summary>
internal static class CsvParser
{
    private const int Run = 8;
    private const int Invalid = -1;

    /// <summary>Reads a line of numbers from 0 to 255.</summary>
    /// <param name="line">A line of <see cref="TextBlock"/>: a byte that is no digit follows, and slack.</param>
    /// <param name="layout">Which field is what.</param>
    /// <param name="pixels">Filled with the pixels; as long as the layout says.</param>
    /// <returns>The label, or <see cref="MnistSample.Unlabeled"/>; null where the line is not as it should be.</returns>
    public static unsafe int? Parse(ReadOnlySpan<byte> line, CsvLayout layout, Span<byte> pixels)
    {
        if (line.IsEmpty)
        {
            return null; // of which there is no pointer
        }

        fixed (byte* start = line)
        fixed (byte* to = pixels)
        {
            // Fields end with a comma; the last one with the end of the line, whose byte is no digit.
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

    /// <summary>Says what is wrong with a line that <see cref="Parse"/> refused.</summary>
    public static DatasetFormatException Explain(string path, long number, ReadOnlySpan<byte> line, CsvLayout layout)
    {
        string[] fields = Encoding.UTF8.GetString(line).Split(',');
        if (fields.Length != layout.FieldCount)
        {
            string? hint = fields.Length == layout.PixelCount && layout.LabelIndex >= 0
                ? "For a file without labels, use Label None."
                : null;
            return CsvFormat.Invalid(path, $"{layout.FieldCount} fields ({layout.Describe()})", $"{fields.Length}", line: number, hint: hint);
        }

        int bad = Array.FindIndex(fields, field => !IsNumber(field));
        string kind = bad == layout.LabelIndex ? "a label" : "a pixel";
        return CsvFormat.Invalid(path, $"{kind} from 0 to 255 in field {bad + 1}", Quote(fields[bad]), line: number);
    }

    /// <summary>Reads pixels and what ends each: a comma, or the end of the line behind the last.</summary>
    /// <remarks>
    /// The commas of 16 bytes are found at once, so that no number waits for the length of the one before it. Digits are read all at
    /// once too: https://lemire.me/blog/2023/11/28/parsing-8-bit-integers-quickly/.
    /// </remarks>
    /// <returns>Where it ended, behind the comma or the end of the line; null where a field is no number from 0 to 255.</returns>
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
                // Four in five pixels are background, most of them in long runs.
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
                return null; // no number is so long
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

    private static bool IsNumber(string field) =>
        field.Length is >= 1 and <= 3 && field.All(char.IsAsciiDigit) && int.Parse(field, System.Globalization.CultureInfo.InvariantCulture) <= byte.MaxValue;

    private static string Quote(string field)
    {
        string shown = field.Length > 20 ? field[..20] + "..." : field;
        return shown.Length == 0 ? "nothing" : $"'{string.Concat(shown.Select(c => char.IsControl(c) ? $"\\u{(int)c:X4}" : c.ToString()))}'";
    }
}
