using System.Buffers.Binary;

namespace Mnist.IO.Zip;

/// <summary>Finds the directory of a ZIP file, from the record at its end.</summary>
internal sealed class ZipEnd
{
    private const int MaximumComment = ushort.MaxValue;

    private readonly RandomInput _file;
    private readonly ZipPlace _place;
    private readonly int _maximumLength;
    private readonly long _fileLength;

    public ZipEnd(RandomInput file, ZipPlace place, int maximumLength)
    {
        _file = file;
        _place = place;
        _maximumLength = maximumLength;
        _fileLength = file.Length;
        (DirectoryOffset, DirectoryLength, Count) = FindDirectory();
    }

    public long DirectoryOffset { get; }

    public int DirectoryLength { get; }

    /// <summary>The number of members.</summary>
    public long Count { get; }

    public byte[] ReadAt(long offset, int length)
    {
        byte[] bytes = new byte[length];
        for (int filled = 0; filled < length;)
        {
            int read = _file.Read(bytes.AsSpan(filled), offset + filled);
            if (read == 0)
            {
                throw _place.Invalid("the bytes that the file had when it was opened", "the end", offset + filled);
            }

            filled += read;
        }

        return bytes;
    }

    private (long Offset, int Length, long Count) FindDirectory()
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

        throw _place.Invalid("the end record of a ZIP file", "none", _fileLength, "The file may be incomplete. Copy it again.");
    }

    private (long Offset, int Length, long Count) ReadEnd(ReadOnlySpan<byte> end, long endOffset)
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

        if (disks != 0 || countHere != count || length < 0 || offset < 0 || length > _maximumLength || offset != directoryEnd - length || count > length)
        {
            throw _place.Invalid(
                FormattableString.Invariant($"a directory of at most {_maximumLength} bytes that ends at {directoryEnd}"),
                FormattableString.Invariant($"{count} members in {length} bytes from {offset} on"),
                endOffset);
        }

        return (offset, (int)length, count);
    }

    // If it exists, it is used whatever the 32-bit fields contain: some writers use those up to 2^31, others up to 2^32.
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

        throw _place.Invalid("an end record of ZIP64", "none", endOffset);
    }
}
