using System.Globalization;
using System.Security.Cryptography;
using Mnist.Datasets.Download;
using Mnist.Formats;
using Mnist.IO;

namespace Mnist.Datasets.Store;

/// <summary>Decompresses a downloaded file, verifies the content, and moves it to its place.</summary>
internal sealed class Unpacker(SaveOptions options)
{
    private const int PieceLength = 1 << 17;

    /// <summary>Writes the content of a file into a folder, under its raw name.</summary>
    /// <param name="packed">The downloaded bytes, read from the current position.</param>
    /// <param name="entry">The dataset.</param>
    /// <param name="file">The file.</param>
    /// <param name="folder">The target folder.</param>
    /// <param name="isProven">True if the bytes have the published digest. Otherwise the content must have its own digest.</param>
    /// <param name="cancellationToken">Cancels the work. The folder does not change then.</param>
    /// <exception cref="ContentException">The content is damaged, or not that of the file.</exception>
    /// <exception cref="StoreException">The content cannot be written.</exception>
    public void Unpack(Stream packed, CatalogEntry entry, CatalogFile file, string folder, bool isProven, CancellationToken cancellationToken)
    {
        string target = Path.Combine(folder, file.RawName);
        using PendingFile pending = Guard(target, () => new PendingFile(target, Overwrite.Force));
        using var sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var md5 = file.RawMd5 is null ? null : IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        long length = Copy(packed, file, pending, sha256, md5, cancellationToken);
        if (length < file.RawSize)
        {
            throw new ContentException(string.Create(CultureInfo.InvariantCulture, $"its content ends after {length} of {file.RawSize} bytes"));
        }

        string actual = FileDigests.ToText(sha256);
        Judge(file, actual, md5 is null ? null : FileDigests.ToText(md5), isProven);
        JudgeShape(entry, file, pending.Stream);
        Guard(target, () =>
        {
            // The list first: a file without its digest would be downloaded again, a digest without its file does no harm.
            DigestList.Add(folder, file.RawName, actual);
            pending.Commit();
            return true;
        });
    }

    private static void Judge(CatalogFile file, string sha256, string? md5, bool isProven)
    {
        bool isRight = file.RawSha256 is not null ? sha256 == file.RawSha256 : file.RawMd5 is not null ? md5 == file.RawMd5 : isProven;
        if (!isRight)
        {
            throw file.RawSha256 is not null
                ? new ContentException($"the SHA-256 of its content is {sha256}, expected {file.RawSha256}", file.RawSha256, sha256)
                : new ContentException($"the MD5 of its content is {md5}, expected {file.RawMd5}", file.RawMd5, md5);
        }
    }

    private static void JudgeShape(CatalogEntry entry, CatalogFile file, FileStream content)
    {
        content.Position = 0;
        try
        {
            var header = IdxHeader.Read(content, file.RawName);
            if (!ShapeRules.Fits(entry, file, header))
            {
                throw new ContentException($"its content is {header}, which does not fit {entry.Name}");
            }
        }
        catch (DatasetFormatException exception)
        {
            throw new ContentException($"its content is not IDX: {exception.Message.TrimEnd('.')}");
        }
    }

    private long Copy(
        Stream packed, CatalogFile file, PendingFile pending, IncrementalHash sha256, IncrementalHash? md5, CancellationToken cancellationToken)
    {
        using GunzipStream? unzipped = file.IsCompressed ? new GunzipStream(packed) : null;
        Stream content = unzipped ?? packed;
        Stream output = options.WrapOutput?.Invoke(pending.Stream) ?? pending.Stream;
        byte[] piece = new byte[PieceLength];
        long length = 0;
        for (int read; (read = Read(content, piece)) > 0;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            length += read;
            if (length > file.RawSize)
            {
                throw new ContentException(string.Create(CultureInfo.InvariantCulture, $"its content has more than {file.RawSize} bytes"));
            }

            sha256.AppendData(piece, 0, read);
            md5?.AppendData(piece, 0, read);
            int count = read;
            Guard(pending.Stream.Name, () =>
            {
                output.Write(piece, 0, count);
                return true;
            });
        }

        return length;
    }

    private static int Read(Stream content, byte[] piece)
    {
        try
        {
            return content.Read(piece);
        }
        catch (InvalidDataException exception)
        {
            throw new ContentException($"its gzip data is damaged ({exception.Message.TrimEnd('.')})");
        }
    }

    private static T Guard<T>(string path, Func<T> write)
    {
        try
        {
            return write();
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or (IOException and not StoreException))
        {
            throw new StoreException(path, exception.Message, exception);
        }
    }
}
