using System.Globalization;
using System.IO.Compression;
using Mnist.Datasets.Download;
using Mnist.Formats;
using Mnist.Formats.Npz;
using Mnist.IO;
using Mnist.IO.Zip;

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
                string name = file.Member ?? file.Name;
                ZipArchiveEntry member = zip.Entries.FirstOrDefault(member => (file.Member is null ? member.Name : member.FullName).Equals(name, StringComparison.OrdinalIgnoreCase))
                    ?? throw new ContentException($"the archive has no member {name}");
                progress.Tell($"unpacking {name} of");
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
            CultureInfo.InvariantCulture, $"the member {file.Member ?? file.Name} is refused, because it unpacks to more than {file.MaximumSize} bytes"));
        if (member.Length > file.MaximumSize)
        {
            throw Bomb();
        }

        // The length in the zip file may be wrong.
        using var packed = new LimitedStream(member.Open(), file.MaximumSize, Bomb);
        bool isArray = file.Member?.EndsWith(".npy", StringComparison.OrdinalIgnoreCase) == true;
        unpacker.Unpack(isArray ? ToIdx(packed, member.Length, entry, file) : packed, entry, file, folder, isProven: true, cancellationToken);
    }

    // A numpy array of bytes has the elements of the IDX file, in the same order, after another header.
    private static JoinedStream ToIdx(Stream array, long length, CatalogEntry entry, CatalogFile file)
    {
        IdxHeader idx = file.IsImages
            ? new IdxHeader(IdxElementType.UnsignedByte, entry.CountOf(file), entry.Rows, entry.Columns)
            : new IdxHeader(IdxElementType.UnsignedByte, entry.CountOf(file));
        try
        {
            var npy = NpyHeader.Read(array, length, new ZipPlace(file.Member!));
            if (!npy.Descr.IsBytes || npy.Shape.FirstOrDefault() != idx.Dimensions[0] || npy.Count != idx.ElementCount)
            {
                throw new ContentException($"the member {file.Member} has the shape {npy.ShapeText} of the type {npy.Descr.Kind}{npy.Descr.Size}, expected {idx}");
            }
        }
        catch (DatasetFormatException exception)
        {
            throw new ContentException($"the member {file.Member} is not a numpy array: {exception.Message.TrimEnd('.')}");
        }

        using var head = new MemoryStream();
        idx.Write(head);
        return new JoinedStream(head.ToArray(), array);
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

/// <summary>A stream of some bytes and then those of another stream. Leaves that open.</summary>
internal sealed class JoinedStream(byte[] head, Stream rest) : ForwardStream
{
    private int _position;

    public override int Read(Span<byte> buffer)
    {
        if (_position == head.Length)
        {
            return rest.Read(buffer);
        }

        int count = Math.Min(buffer.Length, head.Length - _position);
        head.AsSpan(_position, count).CopyTo(buffer);
        _position += count;
        return count;
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
