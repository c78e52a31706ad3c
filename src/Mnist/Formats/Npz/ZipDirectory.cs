using System.Buffers.Binary;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Mnist;

/// <summary>Reads the directory of a ZIP file, and believes nothing of it that the file does not bear out.</summary>
/// <remarks>
/// Members may not share bytes, nor lie in the directory; their names are plain and come once. What an archive of arrays never has is
/// refused: encryption, parts on other disks, bytes before the first member's place or behind the end.
/// </remarks>
internal sealed class ZipDirectory
{
    private const int MaximumLength = 1 << 20;
    private const int MaximumComment = ushort.MaxValue;

    private readonly SafeFileHandle _file;
    private readonly NpzPlace _place;
    private readonly long _fileLength;

    public ZipDirectory(SafeFileHandle file, NpzPlace place)
    {
        _file = file;
        _place = place;
        _fileLength = RandomAccess.GetLength(file);
        (long offset, long length, long count) = FindDirectory();
        Entries = ReadEntries(offset, length, count);
    }

    /// <summary>The members, in the order of their places.</summary>
    public IReadOnlyList<ZipEntry> Entries { get; }

    private (long Offset, long Length, long Count) FindDirectory()
    {
        byte[] tail = ReadAt(Math.Max(0, _fileLength - MaximumComment - ZipFormat.EndLength), (int)Math.Min(_fileLength, MaximumComment + ZipFormat.EndLength));
        for (int place = tail.Length - ZipFormat.EndLength; place >= 0; place--)
        {
            ReadOnlySpan<byte> end = tail.AsSpan(place);
            if (BinaryPrimitives.ReadUInt32LittleEndian(end) == ZipFormat.End
                && ZipFormat.EndLength + BinaryPrimitives.ReadUInt16LittleEndian(end[20..]) == end.Length)
            {
                return ReadEnd(end, _fileLength - end.Length);
            }
        }

        throw _place.Invalid("the end record of a ZIP file", "none", _fileLength, "Was the file cut?");
    }

    private (long Offset, long Length, long Count) ReadEnd(ReadOnlySpan<byte> end, long endOffset)
    {
        ushort disks = (ushort)(BinaryPrimitives.ReadUInt16LittleEndian(end[4..]) | BinaryPrimitives.ReadUInt16LittleEndian(end[6..]));
        long countHere = BinaryPrimitives.ReadUInt16LittleEndian(end[8..]);
        long count = BinaryPrimitives.ReadUInt16LittleEndian(end[10..]);
        long length = BinaryPrimitives.ReadUInt32LittleEndian(end[12..]);
        long offset = BinaryPrimitives.ReadUInt32LittleEndian(end[16..]);
        long directoryEnd = endOffset;
        if (HasLocator64(endOffset) || count == ushort.MaxValue || length == ZipFormat.In64 || offset == ZipFormat.In64)
        {
            (offset, length, count, countHere, directoryEnd) = ReadEnd64(endOffset);
        }

        if (disks != 0 || countHere != count || length < 0 || offset < 0 || length > MaximumLength || offset != directoryEnd - length || count > length)
        {
            throw _place.Invalid(
                FormattableString.Invariant($"a directory of at most {MaximumLength} bytes that ends at {directoryEnd}"),
                FormattableString.Invariant($"{count} members in {length} bytes from {offset} on"),
                endOffset);
        }

        return (offset, length, count);
    }

    // Where it is there it counts, whatever the fields of 32 bits say: they go up to 2^31 with some writers, to 2^32 with others.
    private bool HasLocator64(long endOffset) => endOffset >= ZipFormat.End64LocatorLength
        && BinaryPrimitives.ReadUInt32LittleEndian(ReadAt(endOffset - ZipFormat.End64LocatorLength, sizeof(uint))) == ZipFormat.End64Locator;

    private (long Offset, long Length, long Count, long CountHere, long DirectoryEnd) ReadEnd64(long endOffset)
    {
        const int Length = ZipFormat.End64Length + ZipFormat.End64LocatorLength;
        if (endOffset >= Length)
        {
            ReadOnlySpan<byte> end = ReadAt(endOffset - Length, Length);
            ReadOnlySpan<byte> locator = end[ZipFormat.End64Length..];
            if (BinaryPrimitives.ReadUInt32LittleEndian(end) == ZipFormat.End64
                && BinaryPrimitives.ReadUInt32LittleEndian(locator) == ZipFormat.End64Locator
                && BinaryPrimitives.ReadInt64LittleEndian(locator[8..]) == endOffset - Length)
            {
                return (
                    BinaryPrimitives.ReadInt64LittleEndian(end[48..]),
                    BinaryPrimitives.ReadInt64LittleEndian(end[40..]),
                    BinaryPrimitives.ReadInt64LittleEndian(end[32..]),
                    BinaryPrimitives.ReadInt64LittleEndian(end[24..]),
                    endOffset - Length);
            }
        }

        throw _place.Invalid("an end record of 64 bits", "none", endOffset);
    }

    private List<ZipEntry> ReadEntries(long offset, long length, long count)
    {
        byte[] directory = ReadAt(offset, (int)length);
        var entries = new List<ZipEntry>();
        int position = 0;
        while (position < directory.Length)
        {
            entries.Add(ReadEntry(directory, ref position, offset));
        }

        if (entries.Count != count)
        {
            throw _place.Invalid(FormattableString.Invariant($"{count} members"), FormattableString.Invariant($"{entries.Count}"), offset);
        }

        if (entries.GroupBy(entry => entry.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw _place.Invalid("each name once", $"'{twice.Key}' twice", offset);
        }

        entries.Sort((one, other) => one.Offset.CompareTo(other.Offset));
        for (int i = 0; i < entries.Count; i++)
        {
            ZipEntry entry = entries[i];
            long limit = i + 1 < entries.Count ? entries[i + 1].Offset : offset;
            if (entry.Offset < 0 || limit - entry.Offset < ZipFormat.LocalHeaderLength || entry.CompressedLength > limit - entry.Offset - ZipFormat.LocalHeaderLength)
            {
                throw _place.Invalid(
                    FormattableString.Invariant($"the member '{entry.Name}' to end before {limit}, where the next thing starts"),
                    FormattableString.Invariant($"{entry.CompressedLength} bytes from {entry.Offset} on"),
                    offset);
            }

            entries[i] = entry with { Limit = limit };
        }

        return entries;
    }

    private ZipEntry ReadEntry(byte[] directory, ref int position, long offset)
    {
        ReadOnlySpan<byte> header = directory.AsSpan(position);
        if (header.Length < ZipFormat.CentralHeaderLength || BinaryPrimitives.ReadUInt32LittleEndian(header) != ZipFormat.CentralHeader)
        {
            throw _place.Invalid("a member of the directory", "something else", offset + position);
        }

        int nameLength = BinaryPrimitives.ReadUInt16LittleEndian(header[28..]);
        int extraLength = BinaryPrimitives.ReadUInt16LittleEndian(header[30..]);
        int commentLength = BinaryPrimitives.ReadUInt16LittleEndian(header[32..]);
        int length = ZipFormat.CentralHeaderLength + nameLength + extraLength + commentLength;
        if (length > header.Length)
        {
            throw _place.Invalid(
                FormattableString.Invariant($"a member of at most {header.Length} bytes of directory"), FormattableString.Invariant($"{length}"), offset + position);
        }

        int flags = BinaryPrimitives.ReadUInt16LittleEndian(header[8..]);
        int method = BinaryPrimitives.ReadUInt16LittleEndian(header[10..]);
        string name = Encoding.UTF8.GetString(header.Slice(ZipFormat.CentralHeaderLength, nameLength));
        if ((flags & 1) != 0 || method is not (ZipFormat.Stored or ZipFormat.Deflated))
        {
            throw _place.Invalid("stored or deflated members, not encrypted", FormattableString.Invariant($"'{name}' by method {method}, flags {flags:X4}"), offset + position);
        }

        if (name.AsSpan().IndexOfAny("/\\:\0") >= 0 || name is "" or "." or "..")
        {
            throw _place.Invalid("a plain name", $"'{name}'", offset + position);
        }

        var wide = new Zip64Extra(header.Slice(ZipFormat.CentralHeaderLength + nameLength, extraLength));
        long size = wide.Value(BinaryPrimitives.ReadUInt32LittleEndian(header[24..]));
        long compressed = wide.Value(BinaryPrimitives.ReadUInt32LittleEndian(header[20..]));
        long local = wide.Value(BinaryPrimitives.ReadUInt32LittleEndian(header[42..]));
        if (size < 0 || compressed < 0 || local < 0 || (method == ZipFormat.Stored && size != compressed))
        {
            throw _place.Invalid(
                "sizes that can be", FormattableString.Invariant($"{size} bytes, {compressed} in the file, for '{name}' at {local}"), offset + position);
        }

        position += length;
        return new ZipEntry(name, method, BinaryPrimitives.ReadUInt32LittleEndian(header[16..]), compressed, size, local);
    }

    private byte[] ReadAt(long offset, int length)
    {
        byte[] bytes = new byte[length];
        for (int filled = 0; filled < length;)
        {
            int read = RandomAccess.Read(_file, bytes.AsSpan(filled), offset + filled);
            if (read == 0)
            {
                throw _place.Invalid("bytes that were there a moment ago", "the end", offset + filled);
            }

            filled += read;
        }

        return bytes;
    }
}
