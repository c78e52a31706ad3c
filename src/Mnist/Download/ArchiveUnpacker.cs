using System.Globalization;
using System.IO.Compression;

namespace Mnist;

/// <summary>Takes the files of datasets out of a zip file. Never writes to a path that the zip file names.</summary>
internal sealed class ArchiveUnpacker(Unpacker unpacker)
{
    private const int MaximumMemberCount = 10_000;

    /// <summary>Unpacks files into folders.</summary>
    /// <param name="archive">The zip file; seekable.</param>
    /// <param name="wanted">The files, and where their content goes.</param>
    /// <param name="progress">Told what is being unpacked.</param>
    /// <param name="cancellationToken">Ends the work between and within files.</param>
    /// <exception cref="ContentException">A member is missing, damaged, too long or wrongly named.</exception>
    /// <exception cref="StoreException">The disk does not take it.</exception>
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

        // The length that the zip file states may be a lie.
        using var packed = new LimitedStream(member.Open(), file.MaximumSize, Bomb);
        unpacker.Unpack(packed, entry, file, folder, isProven: true, cancellationToken);
    }

    // Only known names are ever taken out, but an archive with such members was not made by the authors of a dataset.
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

/// <summary>A stream that refuses to go on past a length: a bomb is noticed before it fills the disk. Disposes the inner stream.</summary>
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
