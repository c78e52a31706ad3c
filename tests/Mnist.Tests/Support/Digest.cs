using System.IO.Compression;
using System.Security.Cryptography;

namespace Mnist.Tests.Support;

/// <summary>SHA-256 as the references print it.</summary>
internal static class Digest
{
    public static string OfFile(string path)
    {
        using FileStream file = File.OpenRead(path);
        return Of(file);
    }

    /// <summary>Of what a gzip file holds.</summary>
    public static string OfGzipped(string path, out long length)
    {
        using FileStream file = File.OpenRead(path);
        using var gzip = new GZipStream(file, CompressionMode.Decompress);
        using var raw = new MemoryStream();
        gzip.CopyTo(raw);
        length = raw.Length;
        raw.Position = 0;
        return Of(raw);
    }

    private static string Of(Stream stream) => Convert.ToHexStringLower(SHA256.HashData(stream));
}
