using System.Globalization;
using System.IO.Compression;
using Mnist.Datasets.Download;
using Mnist.IO;

namespace Mnist.Datasets.Store;

/// <summary>Unpacks files of datasets from a zip file. It never writes to a path from the zip file.</summary>
internal sealed class ArchiveUnpacker(Unpacker unpacker)
{
    private const int MaximumMemberCount = 10_000;

    /// <summary>Unpacks files into folders.</summary>
    /// <param name="archive">The zip file, a seekable stream.</param>
    /// <param name="wanted">The files, with the target folder of each.</param>
    /// <param name="progress">Receives the name of the current file.</param>
    /// <param name="cancellationToken">Cancels the work between and within files.</param>
    /// <exception cref="ContentException">A member is missing, damaged, too long or has an invalid name.</exception>
    /// <exception cref="StoreException">The content cannot be written.</exception>
    public void Unpack(
        Stream archive, IReadOnlyList<(CatalogEntry Entry, CatalogFile File, string Folder)> wanted, FileProgress progress, CancellationToken cancellationToken)
    {
        try
        {
            using var zip = new ZipArchive(archive, ZipArchiveMode.Read, leaveOpen: true);
            CheckNames(zip);
            foreach ((CatalogEntry entry, CatalogFile file, string folder) in wanted)
            {
                ZipArchiveEntry member = zip.Entries.FirstOrDefault(member => member.Name.Equals(file.Name, StringComparison.OrdinalIgnoreCase))
                    ?? throw new ContentException($"the archive has no member {file.Name}");
                progress.Tell($"unpacking {file.Name} of");
                Unpack(member, entry, file, folder, cancellationToken);
            }
        }
        catch (InvalidDataException exception)
        {
            throw new ContentException($"it is not a valid zip file ({exception.Message.TrimEnd('.')})");
        }
    }

    private void Unpack(ZipArchiveEntry member, CatalogEntry entry, CatalogFile file, string folder, CancellationToken cancellationToken)
    {
        ContentException Bomb() => new(string.Create(
            CultureInfo.InvariantCulture, $"the member {file.Name} is refused, because it unpacks to more than {file.MaximumSize} bytes"));
        if (member.Length > file.MaximumSize)
        {
            throw Bomb();
        }

        // The length in the zip file may be wrong.
        using var packed = new LimitedStream(member.Open(), file.MaximumSize, Bomb);
        unpacker.Unpack(packed, entry, file, folder, isProven: true, cancellationToken);
    }

    // Only known names are unpacked, but the authors of a dataset do not make archives with such members.
    private static void CheckNames(ZipArchive zip)
    {
        if (zip.Entries.Count > MaximumMemberCount)
        {
            throw new ContentException(string.Create(CultureInfo.InvariantCulture, $"the archive is refused, because it has {zip.Entries.Count} members"));
        }

        foreach (ZipArchiveEntry member in zip.Entries)
        {
            string[] parts = member.FullName.Split('/', '\\');
            if (parts.Contains("..") || parts[0].Length == 0 || parts[0].Contains(':', StringComparison.Ordinal))
            {
                throw new ContentException($"the archive is refused, because its member '{member.FullName}' is outside its folder");
            }
        }
    }
}

/// <summary>A stream that stops at a length, so that a zip bomb cannot fill the disk. Disposes the inner stream.</summary>
internal sealed class LimitedStream(Stream inner, long maximum, Func<Exception> refuse) : ForwardStream
{
    private long _position;

    public override int Read(Span<byte> buffer)
    {
        int read = inner.Read(buffer);
        _position += read;
        return _position <= maximum ? read : throw refuse();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
