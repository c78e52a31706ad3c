using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Mnist.IO.Zip;

/// <summary>The content of a member of a ZIP file. Length and checksum are checked against the directory.</summary>
internal sealed class ZipMemberStream : ForwardStream
{
    private const int BufferLength = 1 << 17;

    private readonly ZipPlace _place;
    private readonly ZipEntry _entry;
    private readonly Stream _content;
    private long _position;
    private uint _crc;

    public ZipMemberStream(RandomInput file, ZipEntry entry, ZipPlace archive)
    {
        _entry = entry;
        _place = archive with { Member = entry.Name };
        if (entry.Method is not (ZipFormat.Stored or ZipFormat.Deflated))
        {
            throw archive.Invalid(
                "a stored or deflated member, not encrypted",
                entry.Method == ZipFormat.Encrypted ? $"'{entry.Name}', which needs a password" : FormattableString.Invariant($"'{entry.Name}' by method {entry.Method}"),
                entry.Offset,
                "Expand the file with another program.");
        }

        if (entry.Method == ZipFormat.Deflated && entry.Length / Deflate.MaximumRatio > entry.CompressedLength)
        {
            throw archive.Invalid(
                FormattableString.Invariant($"at most {entry.CompressedLength} x {Deflate.MaximumRatio} bytes from {entry.CompressedLength} deflated ones"),
                FormattableString.Invariant($"'{entry.Name}' of {entry.Length}"),
                entry.Offset);
        }

        long start = CheckLocalHeader(file, archive);
        var stored = new RegionStream(file, start, entry.CompressedLength);
        _content = entry.Method == ZipFormat.Stored
            ? stored
            : new DeflateStream(new BufferedStream(stored, BufferLength), CompressionMode.Decompress);
    }

    /// <summary>Reads content, best in large pieces. At the end, checks the checksum and that no bytes follow.</summary>
    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty || _position == _entry.Length)
        {
            return 0;
        }

        if (buffer.Length > _entry.Length - _position)
        {
            buffer = buffer[..(int)(_entry.Length - _position)];
        }

        int read = ReadContent(buffer);
        if (read == 0)
        {
            throw _place.Invalid(FormattableString.Invariant($"{_entry.Length} bytes"), FormattableString.Invariant($"the end after {_position}"), _position);
        }

        _crc = Crc32.Append(_crc, buffer[..read]);
        _position += read;
        if (_position == _entry.Length)
        {
            CheckEnd();
        }

        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _content.Dispose();
        }

        base.Dispose(disposing);
    }

    private void CheckEnd()
    {
        if (_crc != _entry.Crc)
        {
            throw _place.Invalid(
                FormattableString.Invariant($"the checksum {_entry.Crc:X8}"), FormattableString.Invariant($"{_crc:X8}"), _position, "The file is damaged. Copy it again.");
        }

        Span<byte> more = stackalloc byte[1];
        if (ReadContent(more) != 0)
        {
            throw _place.Invalid(FormattableString.Invariant($"the end after {_entry.Length} bytes"), "more bytes", _position);
        }
    }

    private int ReadContent(Span<byte> buffer)
    {
        try
        {
            return _content.Read(buffer);
        }
        catch (InvalidDataException exception)
        {
            throw _place.Invalid("valid deflated data", "damaged data", _position, exception.Message, exception);
        }
    }

    private long CheckLocalHeader(RandomInput file, ZipPlace archive)
    {
        const int HasDescriptor = 1 << 3;
        byte[] header = new byte[ZipFormat.LocalHeaderLength + ushort.MaxValue + ushort.MaxValue];
        using var region = new RegionStream(file, _entry.Offset, _entry.Limit - _entry.Offset - _entry.CompressedLength);
        int read = region.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        int nameLength = read < ZipFormat.LocalHeaderLength ? 0 : BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(26));
        int extraLength = read < ZipFormat.LocalHeaderLength ? 0 : BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(28));
        int length = ZipFormat.LocalHeaderLength + nameLength + extraLength;
        if (read >= length && BinaryPrimitives.ReadUInt32LittleEndian(header) == ZipFormat.LocalHeader)
        {
            ReadOnlySpan<byte> name = header.AsSpan(ZipFormat.LocalHeaderLength, nameLength);
            var wide = new Zip64Extra(header.AsSpan(ZipFormat.LocalHeaderLength + nameLength, extraLength));
            long size = wide.Value(BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(22)));
            long compressed = wide.Value(BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(18)));
            int flags = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(6));
            int method = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(8));
            bool isLater = (flags & HasDescriptor) != 0; // the sizes follow the content, and are in the directory
            if (Encoding.UTF8.GetString(name) == _entry.Name
                && method == _entry.Method
                && (isLater || (size == _entry.Length && compressed == _entry.CompressedLength)))
            {
                return _entry.Offset + length;
            }
        }

        throw archive.Invalid($"a header of the member '{_entry.Name}' that agrees with the directory", "another one", _entry.Offset);
    }
}
