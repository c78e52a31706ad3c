using System.Buffers.Binary;
using System.Buffers.Text;
using System.Runtime.CompilerServices;
using Mnist.Formats.Text;

namespace Mnist.Formats.Csv;

/// <summary>Writes one line: the label and the pixels as decimal numbers, separated by commas.</summary>
internal static class CsvRow
{
    /// <summary>The maximum number of pixels in a line: four bytes each, with space for a label and the line end.</summary>
    public const int MaximumPixels = (TextBlock.MaximumLength / 4) - 4;

    private const int Run = 8;

    // Each value as ",255" in memory order, and in the upper bytes the number of bytes to use.
    private static readonly ulong[] s_cells = new ulong[256];

    static CsvRow()
    {
        Span<byte> cell = stackalloc byte[4];
        for (int value = 0; value < 256; value++)
        {
            cell.Clear();
            cell[0] = (byte)',';
            Utf8Formatter.TryFormat(value, cell[1..], out int digits);
            s_cells[value] = BinaryPrimitives.ReadUInt32LittleEndian(cell) | ((ulong)(1 + digits) << 32);
        }
    }

    /// <summary>Returns the memory for a line: ten digits of label, four bytes for each pixel, and extra bytes that can be overwritten.</summary>
    public static int MaximumLength(int pixels) => checked(11 + (4 * pixels) + 16);

    /// <summary>Writes label, pixels and a line feed.</summary>
    /// <param name="label">0 to 255, or <see cref="MnistSample.Unlabeled"/> for a line of pixels only.</param>
    /// <param name="pixels">The pixels, row by row.</param>
    /// <param name="line">At least <see cref="MaximumLength"/> bytes.</param>
    /// <returns>The number of bytes written.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static unsafe int Write(int label, ReadOnlySpan<byte> pixels, Span<byte> line)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(line.Length, MaximumLength(pixels.Length), nameof(line));
        int position = 0;
        if (label >= 0)
        {
            Utf8Formatter.TryFormat(label, line, out position);
        }

        // The check above is the only bounds check: no pixel takes more than four bytes.
        fixed (byte* start = line)
        fixed (byte* source = pixels)
        fixed (ulong* cells = s_cells)
        {
            byte* to = start + position;
            byte* from = source;
            byte* end = source + pixels.Length;
            for (; end - from >= Run; from += Run)
            {
                if (*(ulong*)from == 0)
                {
                    // Four of five pixels are background, most of them in long runs.
                    ",0,0,0,0,0,0,0,0"u8.CopyTo(new Span<byte>(to, 2 * Run));
                    to += 2 * Run;
                    continue;
                }

                for (int i = 0; i < Run; i++)
                {
                    to = WriteCell(to, from[i], cells);
                }
            }

            for (; from < end; from++)
            {
                to = WriteCell(to, *from, cells);
            }

            *to++ = (byte)'\n';
            position = (int)(to - start);
        }

        if (label < 0)
        {
            line[1..position].CopyTo(line); // no comma before the first pixel
            position--;
        }

        return position;
    }

    private static unsafe byte* WriteCell(byte* to, byte pixel, ulong* cells)
    {
        ulong cell = cells[pixel];
        BinaryPrimitives.WriteUInt32LittleEndian(new Span<byte>(to, 4), (uint)cell);
        return to + (cell >> 32);
    }
}
