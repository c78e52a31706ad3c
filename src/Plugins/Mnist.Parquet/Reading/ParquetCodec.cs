using System.IO.Compression;
using K4os.Compression.LZ4;
using Snappier;
using ZstdSharp;

namespace Mnist.Parquet.Reading;

/// <summary>Decompresses pages into buffers of known size.</summary>
internal static class ParquetCodec
{
    /// <summary>The number for no compression.</summary>
    public const int None = 0;

    /// <summary>Decompresses a page.</summary>
    /// <param name="codec">The number of the format: 0 none, 1 Snappy, 2 gzip, 4 Brotli, 6 Zstandard, 7 LZ4.</param>
    /// <param name="source">The page.</param>
    /// <param name="sourceLength">The length of the page in bytes.</param>
    /// <param name="target">The decompressed page, with the length from its header.</param>
    /// <returns>False if the data is damaged or has another length.</returns>
    /// <exception cref="NotSupportedException">The format is not supported.</exception>
    public static bool TryDecompress(int codec, byte[] source, int sourceLength, Span<byte> target)
    {
        ReadOnlySpan<byte> data = source.AsSpan(0, sourceLength);
        try
        {
            switch (codec)
            {
                case None:
                    return data.Length == target.Length && data.TryCopyTo(target);
                case 1:
                    return Snappy.GetUncompressedLength(data) == target.Length && Snappy.Decompress(data, target) == target.Length;
                case 2:
                    using (var gzip = new GZipStream(new MemoryStream(source, 0, sourceLength), CompressionMode.Decompress))
                    {
                        return gzip.ReadAtLeast(target, target.Length, throwOnEndOfStream: false) == target.Length && gzip.ReadByte() < 0;
                    }

                case 4:
                    return BrotliDecoder.TryDecompress(data, target, out int written) && written == target.Length;
                case 6:
                    using (var zstandard = new Decompressor())
                    {
                        return zstandard.TryUnwrap(data, target, out int unwrapped) && unwrapped == target.Length;
                    }

                case 7:
                    return LZ4Codec.Decode(data, target) == target.Length;
            }
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or InvalidOperationException or ArgumentException or ZstdException)
        {
            return false;
        }

        throw new NotSupportedException();
    }
}
