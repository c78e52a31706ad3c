using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Mnist.Fuzzing;

/// <summary>PNG files of the kinds that we read and never write: palettes, 16 bits, alpha, interlaced.</summary>
internal static class PngSeeds
{
    public static IEnumerable<byte[]> All =>
    [
        Make(columns: 9, rows: 9, depth: 4, color: 3, interlace: 1, length: 64, Chunk("PLTE", new byte[48]), Chunk("tRNS", [1, 2])),
        Make(columns: 5, rows: 3, depth: 16, color: 6, interlace: 0, length: 3 * 41),
        Make(columns: 6, rows: 2, depth: 8, color: 2, interlace: 0, length: 2 * 19, Chunk("tRNS", [0, 1, 0, 2, 0, 3])),
        Make(columns: 7, rows: 4, depth: 1, color: 0, interlace: 0, length: 4 * 2),
    ];

    /// <summary>Makes a chunk with its checksum.</summary>
    public static byte[] Chunk(string type, byte[] data)
    {
        byte[] chunk = new byte[data.Length + 12];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        Encoding.ASCII.GetBytes(type, chunk.AsSpan(4));
        data.CopyTo(chunk, 8);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(data.Length + 8), Mending.Crc(chunk.AsSpan(4, data.Length + 4)));
        return chunk;
    }

    private static byte[] Make(int columns, int rows, byte depth, byte color, byte interlace, int length, params byte[][] between)
    {
        byte[] header = [0, 0, 0, (byte)columns, 0, 0, 0, (byte)rows, depth, color, 0, 0, interlace];
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal))
        {
            zlib.Write(new byte[length]);
        }

        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. Chunk("IHDR", header), .. between.SelectMany(chunk => chunk), .. Chunk("IDAT", packed.ToArray()), .. Chunk("IEND", [])];
    }
}
