using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Mnist.Tests.Imaging;

/// <summary>PNG files made by hand: the bytes of the specification, without the code under test.</summary>
internal static class PngBytes
{
    public static ReadOnlySpan<byte> Signature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    public static byte[] File(params byte[][] chunks) => [.. Signature, .. chunks.SelectMany(chunk => chunk)];

    public static byte[] Chunk(string type, params byte[] data)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. data];
        return [.. BigEndian((uint)data.Length), .. body, .. BigEndian(Crc(body))];
    }

    public static byte[] Header(long columns, long rows, int depth = 8, int color = 0, int interlace = 0, int compression = 0, int filter = 0) =>
        Chunk("IHDR", [.. BigEndian((uint)columns), .. BigEndian((uint)rows), (byte)depth, (byte)color, (byte)compression, (byte)filter, (byte)interlace]);

    public static byte[] Data(params byte[] raw) => Chunk("IDAT", Zlib(raw));

    public static byte[] End() => Chunk("IEND");

    public static byte[] Zlib(byte[] raw, CompressionLevel level = CompressionLevel.Optimal)
    {
        using var target = new MemoryStream();
        using (var zlib = new ZLibStream(target, level))
        {
            zlib.Write(raw);
        }

        return target.ToArray();
    }

    /// <summary>A whole gray file of 8 bits.</summary>
    public static byte[] Gray(int columns, int rows, params byte[] raw) => File(Header(columns, rows), Data(raw), End());

    /// <summary>Kinds that this library reads and never writes: a palette of 4 bits in seven passes, colors of 16 bits with alpha.</summary>
    public static byte[][] Kinds =>
    [
        File(Header(9, 9, 4, 3, 1), Chunk("PLTE", new byte[48]), Chunk("tRNS", 1, 2), Data(new byte[RawLength(9, 9, 4, true)]), End()),
        File(Header(5, 3, 16, 6), Data(new byte[3 * 41]), End()),
    ];

    /// <summary>Bytes of all rows with their filters, by the sizes of the specification.</summary>
    public static int RawLength(int columns, int rows, int bitsPerPixel, bool isInterlaced)
    {
        (int Row, int Column, int RowStep, int ColumnStep)[] passes = isInterlaced
            ? [(0, 0, 8, 8), (0, 4, 8, 8), (4, 0, 8, 4), (0, 2, 4, 4), (2, 0, 4, 2), (0, 1, 2, 2), (1, 0, 2, 1)]
            : [(0, 0, 1, 1)];
        return passes.Sum(pass =>
        {
            int width = Enumerable.Range(0, columns).Count(x => x >= pass.Column && (x - pass.Column) % pass.ColumnStep == 0);
            int height = Enumerable.Range(0, rows).Count(y => y >= pass.Row && (y - pass.Row) % pass.RowStep == 0);
            return width == 0 ? 0 : height * (1 + (((width * bitsPerPixel) + 7) / 8));
        });
    }

    /// <summary>Makes every chunk's checksum right again, as far as the chunks can be told apart.</summary>
    public static byte[] Mend(byte[] file)
    {
        byte[] mended = [.. file];
        for (int offset = 8; mended.Length - offset >= 12;)
        {
            uint length = BinaryPrimitives.ReadUInt32BigEndian(mended.AsSpan(offset));
            if (length > mended.Length - offset - 12)
            {
                break;
            }

            BigEndian(Crc(mended.AsSpan(offset + 4, (int)length + 4))).CopyTo(mended, offset + 8 + (int)length);
            offset += 12 + (int)length;
        }

        return mended;
    }

    /// <summary>CRC-32 bit by bit, as the specification has it.</summary>
    public static uint Crc(ReadOnlySpan<byte> data)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in data)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
            }
        }

        return ~crc;
    }

    private static byte[] BigEndian(uint value) => [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];
}
