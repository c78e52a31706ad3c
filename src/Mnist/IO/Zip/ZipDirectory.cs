using System.Buffers.Binary;
using System.Text;

namespace Mnist.IO.Zip;

/// <summary>Reads the directory of a ZIP file and checks it against the file.</summary>
/// <remarks>
/// Members must not overlap each other or the directory, and their names must be unique. Parts on other disks, and bytes before the first
/// member or after the end, are refused. The members of an archive of arrays have names without drives, and are stored or deflated.
/// </remarks>
internal sealed class ZipDirectory
{
    private const int MaximumFlat = 1 << 20;
    private const int MaximumTree = 16 << 20;

    private readonly ZipPlace _place;
    private readonly bool _isFlat;

    private ZipDirectory(RandomInput file, ZipPlace place, bool isFlat)
    {
        _place = place;
        _isFlat = isFlat;
        var end = new ZipEnd(file, place, isFlat ? MaximumFlat : MaximumTree);
        Entries = ReadEntries(end.ReadAt(end.DirectoryOffset, end.DirectoryLength), end.DirectoryOffset, end.Count);
    }

    /// <summary>The members, in the order of their positions.</summary>
    public IReadOnlyList<ZipEntry> Entries { get; }

    /// <summary>Reads the directory of an archive of arrays.</summary>
    public static ZipDirectory ReadFlat(RandomInput file, ZipPlace place) => new(file, place, isFlat: true);

    /// <summary>Reads the directory of any ZIP file. Members that cannot be read are refused when they are opened.</summary>
    public static ZipDirectory ReadTree(RandomInput file, ZipPlace place) => new(file, place, isFlat: false);

    private List<ZipEntry> ReadEntries(byte[] directory, long offset, long count)
    {
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
                    FormattableString.Invariant($"the member '{entry.Name}' to end before {limit}, where the next part starts"),
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
        method = (flags & 1) != 0 ? ZipFormat.Encrypted : method;
        if (_isFlat && method is not (ZipFormat.Stored or ZipFormat.Deflated))
        {
            throw _place.Invalid("stored or deflated members, not encrypted", FormattableString.Invariant($"'{name}' by method {method}, flags {flags:X4}"), offset + position);
        }

        if (name.AsSpan().IndexOfAny(_isFlat ? "\\:\0" : "\0") >= 0 || name is "" or "." or ".." || (_isFlat && name[0] == '/'))
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
                "sizes within the file", FormattableString.Invariant($"{size} bytes, {compressed} in the file, for '{name}' at {local}"), offset + position);
        }

        position += length;
        return new ZipEntry(name, method, BinaryPrimitives.ReadUInt32LittleEndian(header[16..]), compressed, size, local);
    }
}

/// <summary>The entry of a member in the directory of a ZIP file.</summary>
/// <param name="Name">The name.</param>
/// <param name="Method">Stored or deflated.</param>
/// <param name="Crc">The checksum of the content.</param>
/// <param name="CompressedLength">The length in the file in bytes.</param>
/// <param name="Length">The length of the content in bytes.</param>
/// <param name="Offset">The position of the local header in bytes.</param>
internal sealed record ZipEntry(string Name, int Method, uint Crc, long CompressedLength, long Length, long Offset)
{
    /// <summary>The position of the next member, or of the directory.</summary>
    public long Limit { get; init; }
}
