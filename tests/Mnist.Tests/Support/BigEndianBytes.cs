using System.IO.Compression;

namespace Mnist.Tests.Support;

/// <summary>IDX files made by hand: the bytes of the format as its page describes them, without the code under test.</summary>
internal static class BigEndianBytes
{
    /// <summary>Magic number, sizes, elements.</summary>
    public static byte[] Idx(byte typeCode, long[] sizes, params byte[] elements) =>
        [0, 0, typeCode, (byte)sizes.Length, .. sizes.SelectMany(UInt32), .. elements];

    public static byte[] UInt32(long value) => [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];

    public static byte[] Gzip(params byte[] content)
    {
        using var target = new MemoryStream();
        using (var gzip = new GZipStream(target, CompressionLevel.Fastest))
        {
            gzip.Write(content);
        }

        return target.ToArray();
    }

    /// <summary>Gzip of some bytes and then zeros, made without holding them.</summary>
    public static byte[] GzipWithZeros(byte[] head, long zeros)
    {
        using var target = new MemoryStream();
        using (var gzip = new GZipStream(target, CompressionLevel.Optimal))
        {
            gzip.Write(head);
            byte[] piece = new byte[1 << 20];
            for (; zeros > 0; zeros -= piece.Length)
            {
                gzip.Write(piece, 0, (int)Math.Min(zeros, piece.Length));
            }
        }

        return target.ToArray();
    }
}
