using System.Security.Cryptography;

namespace Mnist.IO;

/// <summary>Lengths and digests of a file, and of its content if it is gzipped.</summary>
/// <param name="Size">The size of the file in bytes.</param>
/// <param name="Sha256">The SHA-256 of the file.</param>
/// <param name="Md5">The MD5 of the file, if requested.</param>
/// <param name="IsGzip">True if it starts like a gzip file.</param>
/// <param name="RawSize">The size of the content in bytes; null if it cannot be decompressed.</param>
/// <param name="RawSha256">The SHA-256 of the content; null if it cannot be decompressed.</param>
/// <param name="RawMd5">The MD5 of the content; null if it cannot be decompressed.</param>
internal sealed record FileDigests(long Size, string Sha256, string? Md5, bool IsGzip, long? RawSize, string? RawSha256, string? RawMd5)
{
    private const int PieceLength = 1 << 17;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="maximumRawSize">The largest content to read, in bytes.</param>
    /// <param name="withMd5">Also computes the MD5, which takes longer than the SHA-256.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public static FileDigests Compute(string path, long maximumRawSize, bool withMd5, CancellationToken cancellationToken)
    {
        using var file = new FileStream(path, new FileStreamOptions { BufferSize = 0, Options = FileOptions.SequentialScan });
        return Compute(file, maximumRawSize, withMd5, cancellationToken);
    }

    /// <summary>Reads a seekable stream from its start.</summary>
    public static FileDigests Compute(Stream file, long maximumRawSize, bool withMd5, CancellationToken cancellationToken)
    {
        file.Position = 0;
        Span<byte> magic = stackalloc byte[2];
        bool isGzip = file.ReadAtLeast(magic, 2, throwOnEndOfStream: false) == 2 && magic is [0x1F, 0x8B];
        file.Position = 0;
        (long size, string sha256, string? md5) = Hash(file, long.MaxValue, withMd5, cancellationToken)!.Value;
        if (!isGzip)
        {
            return new FileDigests(size, sha256, md5, IsGzip: false, size, sha256, md5);
        }

        file.Position = 0;
        (long Size, string Sha256, string? Md5)? raw = null;
        try
        {
            using var content = new GunzipStream(file);
            raw = Hash(content, maximumRawSize, withMd5, cancellationToken);
        }
        catch (InvalidDataException)
        {
            // Truncated or damaged. The digest of the file itself shows it.
        }

        return new FileDigests(size, sha256, md5, IsGzip: true, raw?.Size, raw?.Sha256, raw?.Md5);
    }

    private static (long Size, string Sha256, string? Md5)? Hash(Stream stream, long maximum, bool withMd5, CancellationToken cancellationToken)
    {
        using var sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var md5 = withMd5 ? IncrementalHash.CreateHash(HashAlgorithmName.MD5) : null;
        byte[] piece = new byte[PieceLength];
        long size = 0;
        for (int read; (read = stream.Read(piece)) > 0;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            size += read;
            if (size > maximum)
            {
                return null;
            }

            sha256.AppendData(piece, 0, read);
            md5?.AppendData(piece, 0, read);
        }

        return (size, ToText(sha256), md5 is null ? null : ToText(md5));
    }

    /// <summary>A digest as text: lower-case hexadecimal.</summary>
    public static string ToText(IncrementalHash hash)
    {
        Span<byte> bytes = stackalloc byte[hash.HashLengthInBytes];
        hash.GetHashAndReset(bytes);
#pragma warning disable CA1308 // the published digests are in lower case
        return Convert.ToHexString(bytes).ToLowerInvariant();
#pragma warning restore CA1308
    }
}
