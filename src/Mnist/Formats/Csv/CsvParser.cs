using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.Intrinsics;
using System.Text;

namespace Mnist;

/// <summary>Reads the numbers of one line.</summary>
internal static class CsvParser
{
    private const int Run = 8;
    private const int Invalid = -1;

    /// <summary>Reads a line of numbers from 0 to 255.</summary>
    /// <param name="line">A line of <see cref="CsvLines"/>: a byte that is no digit follows, and slack.</param>
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
        {
            // Fields end with a comma; the last one with the end of the line, whose byte is no digit.
            byte* from = start;
            byte* end = start + line.Length;
            int label = MnistSample.Unlabeled;
            int before = layout.LabelIndex < 0 ? pixels.Length : layout.LabelIndex;
            bool isGood = ParsePixels(ref from, end, pixels[..before]);
            if (isGood && layout.LabelIndex >= 0)
            {
                label = ParseNumber(ref from);
                isGood = label != Invalid && PassComma(ref from, end) && ParsePixels(ref from, end, pixels[before..]);
            }

            // Each field passed its comma, and behind the last one PassComma stepped over the end.
            return isGood && from == end + 1 ? label : null;
        }
    }

    /// <summary>Says what is wrong with a line that <see cref="Parse"/> refused.</summary>
    public static DatasetFormatException Explain(string path, long number, ReadOnlySpan<byte> line, CsvLayout layout)
    {
        string[] fields = Encoding.UTF8.GetString(line).Split(',');
        if (fields.Length != layout.FieldCount)
        {
            string? hint = fields.Length == layout.PixelCount && layout.LabelIndex >= 0
                ? "For a file without labels, ask for Label None."
                : null;
            return new DatasetFormatException(
                path, $"{layout.FieldCount} fields ({layout.Describe()})", $"{fields.Length}", line: number, hint: hint, format: "CSV");
        }

        int bad = Array.FindIndex(fields, field => !IsNumber(field));
        string kind = bad == layout.LabelIndex ? "a label" : "a pixel";
        return new DatasetFormatException(path, $"{kind} from 0 to 255 in field {bad + 1}", Quote(fields[bad]), line: number, format: "CSV");
    }

    private static unsafe bool ParsePixels(ref byte* from, byte* end, Span<byte> pixels)
    {
        var background = Vector128.Create("0,0,0,0,0,0,0,0,"u8);
        byte* position = from;
        int i = 0;
        while (i < pixels.Length)
        {
            // Four in five pixels are background, most of them in long runs.
            while (pixels.Length - i >= Run && Vector128.Load(position) == background)
            {
                pixels.Slice(i, Run).Clear();
                i += Run;
                position += 2 * Run;
            }

            if (i == pixels.Length)
            {
                break;
            }

            int value = ParseNumber(ref position);
            if (value == Invalid || !PassComma(ref position, end))
            {
                from = position;
                return false;
            }

            pixels[i++] = (byte)value;
        }

        from = position;
        return true;
    }

    /// <summary>Reads one to three digits, all at once: https://lemire.me/blog/2023/11/28/parsing-8-bit-integers-quickly/.</summary>
    private static unsafe int ParseNumber(ref byte* from)
    {
        uint digits = BinaryPrimitives.ReadUInt32LittleEndian(new ReadOnlySpan<byte>(from, 4)) ^ 0x30303030;
        uint others = (((digits & 0x7F7F7F7F) + 0x76767676) | digits) & 0x80808080;
        int length = BitOperations.TrailingZeroCount(others) >> 3;
        if (length is 0 or 4)
        {
            return Invalid;
        }

        digits <<= (4 - length) * 8;
        uint value = (((digits >> 8) & 0xFF) * 100) + (((digits >> 16) & 0xFF) * 10) + (digits >> 24);
        from += length;
        return value <= byte.MaxValue ? (int)value : Invalid;
    }

    private static unsafe bool PassComma(ref byte* from, byte* end)
    {
        bool isPassed = from == end || *from == (byte)',';
        from++;
        return isPassed;
    }

    private static bool IsNumber(string field) =>
        field.Length is >= 1 and <= 3 && field.All(char.IsAsciiDigit) && int.Parse(field, System.Globalization.CultureInfo.InvariantCulture) <= byte.MaxValue;

    private static string Quote(string field)
    {
        string shown = field.Length > 20 ? field[..20] + "..." : field;
        return shown.Length == 0 ? "nothing" : $"'{string.Concat(shown.Select(c => char.IsControl(c) ? $"\\u{(int)c:X4}" : c.ToString()))}'";
    }
}
