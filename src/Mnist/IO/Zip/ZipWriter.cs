using System.Buffers.Binary;
using System.Text;

namespace Mnist.IO.Zip;

/// <summary>Writes ZIP files as Python's zipfile does for numpy: dated 1980, with space for 64-bit sizes in each local header.</summary>
internal sealed class ZipWriter(Stream file)
{
    // Python's limit: larger values use 64-bit fields.
    private const long Limit32 = int.MaxValue;
    private const ushort Date1980 = 0x0021;
    private const ushort Version = 20;
    private const ushort Version64 = 45;
    private const ushort MadeOnUnix = 3 << 8;
    private const uint OwnerReadsAndWrites = 0x180u << 16;
    private const int Extra64Length = 4 + 16;

    private readonly List<ZipEntry> _entries = [];

    /// <summary>Returns the number of bytes before the content of a member.</summary>
    public static int LocalLength(string name) => ZipFormat.LocalHeaderLength + name.Length + Extra64Length;

    /// <summary>Reserves space for the header of a member. Its content is written next.</summary>
    /// <returns>The position of the header.</returns>
    public long ReserveLocal(string name)
    {
        long offset = file.Position;
        file.Write(new byte[LocalLength(name)]);
        return offset;
    }

    /// <summary>Writes the header of a member when its sizes are known, and returns to the end.</summary>
    public void Add(ZipEntry entry)
    {
        Span<byte> header = new byte[LocalLength(entry.Name)];
        bool is64 = entry.Length > Limit32 || entry.CompressedLength > Limit32;
        BinaryPrimitives.WriteUInt32LittleEndian(header, ZipFormat.LocalHeader);
        WriteCommon(header[4..], entry, is64);
        BinaryPrimitives.WriteUInt16LittleEndian(header[28..], Extra64Length);
        Encoding.ASCII.GetBytes(entry.Name, header[ZipFormat.LocalHeaderLength..]);
        Span<byte> extra = header[^Extra64Length..];
        BinaryPrimitives.WriteUInt16LittleEndian(extra, ZipFormat.Extra64);
        BinaryPrimitives.WriteUInt16LittleEndian(extra[2..], 16);
        BinaryPrimitives.WriteInt64LittleEndian(extra[4..], entry.Length);
        BinaryPrimitives.WriteInt64LittleEndian(extra[12..], entry.CompressedLength);
        file.Position = entry.Offset;
        file.Write(header);
        file.Seek(0, SeekOrigin.End);
        _entries.Add(entry);
    }

    /// <summary>Writes the directory after all members.</summary>
    public void Complete()
    {
        long start = file.Position;
        foreach (ZipEntry entry in _entries)
        {
            WriteCentral(entry);
        }

        WriteEnd(start, file.Position - start);
    }

    private void WriteCentral(ZipEntry entry)
    {
        bool is64 = entry.Length > Limit32 || entry.CompressedLength > Limit32;
        bool isFar = entry.Offset > Limit32;
        long[] wide = [.. is64 ? [entry.Length, entry.CompressedLength] : Array.Empty<long>(), .. isFar ? [entry.Offset] : Array.Empty<long>()];
        int extraLength = wide.Length == 0 ? 0 : 4 + (sizeof(long) * wide.Length);
        Span<byte> header = new byte[ZipFormat.CentralHeaderLength + entry.Name.Length + extraLength];
        BinaryPrimitives.WriteUInt32LittleEndian(header, ZipFormat.CentralHeader);
        BinaryPrimitives.WriteUInt16LittleEndian(header[4..], (ushort)(MadeOnUnix | (is64 || isFar ? Version64 : Version)));
        WriteCommon(header[6..], entry, is64);
        BinaryPrimitives.WriteUInt16LittleEndian(header[6..], is64 || isFar ? Version64 : Version);
        BinaryPrimitives.WriteUInt16LittleEndian(header[30..], (ushort)extraLength);
        BinaryPrimitives.WriteUInt32LittleEndian(header[38..], OwnerReadsAndWrites);
        BinaryPrimitives.WriteUInt32LittleEndian(header[42..], isFar ? ZipFormat.In64 : (uint)entry.Offset);
        Encoding.ASCII.GetBytes(entry.Name, header[ZipFormat.CentralHeaderLength..]);
        if (extraLength > 0)
        {
            Span<byte> extra = header[^extraLength..];
            BinaryPrimitives.WriteUInt16LittleEndian(extra, ZipFormat.Extra64);
            BinaryPrimitives.WriteUInt16LittleEndian(extra[2..], (ushort)(extraLength - 4));
            for (int i = 0; i < wide.Length; i++)
            {
                BinaryPrimitives.WriteInt64LittleEndian(extra[(4 + (sizeof(long) * i))..], wide[i]);
            }
        }

        file.Write(header);
    }

    // The fields from the version to the length of the name are the same in both headers.
    private static void WriteCommon(Span<byte> header, ZipEntry entry, bool is64)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(header, is64 ? Version64 : Version);
        BinaryPrimitives.WriteUInt16LittleEndian(header[4..], (ushort)entry.Method);
        BinaryPrimitives.WriteUInt16LittleEndian(header[8..], Date1980);
        BinaryPrimitives.WriteUInt32LittleEndian(header[10..], entry.Crc);
        BinaryPrimitives.WriteUInt32LittleEndian(header[14..], is64 ? ZipFormat.In64 : (uint)entry.CompressedLength);
        BinaryPrimitives.WriteUInt32LittleEndian(header[18..], is64 ? ZipFormat.In64 : (uint)entry.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(header[22..], (ushort)entry.Name.Length);
    }

    private void WriteEnd(long start, long length)
    {
        bool is64 = start > Limit32 || length > Limit32;
        if (is64)
        {
            Span<byte> end64 = new byte[ZipFormat.End64Length + ZipFormat.End64LocatorLength];
            BinaryPrimitives.WriteUInt32LittleEndian(end64, ZipFormat.End64);
            BinaryPrimitives.WriteInt64LittleEndian(end64[4..], ZipFormat.End64Length - 12);
            BinaryPrimitives.WriteUInt16LittleEndian(end64[12..], Version64);
            BinaryPrimitives.WriteUInt16LittleEndian(end64[14..], Version64);
            BinaryPrimitives.WriteInt64LittleEndian(end64[24..], _entries.Count);
            BinaryPrimitives.WriteInt64LittleEndian(end64[32..], _entries.Count);
            BinaryPrimitives.WriteInt64LittleEndian(end64[40..], length);
            BinaryPrimitives.WriteInt64LittleEndian(end64[48..], start);
            Span<byte> locator = end64[ZipFormat.End64Length..];
            BinaryPrimitives.WriteUInt32LittleEndian(locator, ZipFormat.End64Locator);
            BinaryPrimitives.WriteInt64LittleEndian(locator[8..], start + length);
            BinaryPrimitives.WriteInt32LittleEndian(locator[16..], 1);
            file.Write(end64);
        }

        Span<byte> end = stackalloc byte[ZipFormat.EndLength];
        end.Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(end, ZipFormat.End);
        BinaryPrimitives.WriteUInt16LittleEndian(end[8..], (ushort)_entries.Count);
        BinaryPrimitives.WriteUInt16LittleEndian(end[10..], (ushort)_entries.Count);
        BinaryPrimitives.WriteUInt32LittleEndian(end[12..], (uint)Math.Min(length, ZipFormat.In64));
        BinaryPrimitives.WriteUInt32LittleEndian(end[16..], (uint)Math.Min(start, ZipFormat.In64));
        file.Write(end);
    }
}
