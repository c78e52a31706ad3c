using System.Buffers.Binary;
using System.Text;
using Mnist.IO;

namespace Mnist.Imaging;

/// <summary>Takes a PNG file apart: https://www.w3.org/TR/png-3/#5DataRep. Every chunk's length and checksum is checked.</summary>
internal sealed class PngChunks
{
    private const int Overhead = 12;
    private byte[] _data = [];

    public PngHeader Header { get; private set; } = null!;

    /// <summary>Three bytes a color; empty without a palette.</summary>
    public byte[] Palette { get; private set; } = [];

    /// <summary>The tRNS chunk, long enough for the color type, or null.</summary>
    public byte[]? Transparency { get; private set; }

    /// <summary>EXIF's orientation in the eXIf chunk, 1 without it.</summary>
    public int Orientation { get; private set; }

    /// <summary>Where the compressed data starts in the file.</summary>
    public long DataOffset { get; private set; }

    /// <summary>The length of the compressed data of all IDAT chunks.</summary>
    public int DataLength { get; private set; }

    public MemoryStream OpenData() => new(_data, 0, DataLength, writable: false);

    /// <summary>Reads the chunks of a file.</summary>
    /// <exception cref="DatasetFormatException">The file is damaged, or has more pixels than that.</exception>
    public void Read(ReadOnlySpan<byte> file, string path, long maximumPixels)
    {
        (Header, Palette, Transparency, Orientation, DataOffset, DataLength) = (null!, [], null, Imaging.Orientation.Upright, 0, 0);
        if (!file.StartsWith(PngEncoder.Signature))
        {
            throw Picture.Invalid(path, "a PNG file", "a file with another signature", offset: 0);
        }

        uint last = 0;
        int offset = PngEncoder.Signature.Length;
        while (true)
        {
            ReadOnlySpan<byte> data = Take(file, offset, path, out uint type);
            if ((type == Type("IHDR"u8)) != (last == 0))
            {
                throw Picture.Invalid(path, "IHDR as the first chunk, and once", Name(type), offset + 4);
            }

            if (type == Type("IEND"u8))
            {
                break;
            }

            Keep(type, data, last, offset + 8, path, maximumPixels);
            last = type;
            offset += Overhead + data.Length;
        }

        if (DataLength == 0)
        {
            throw Picture.Invalid(path, "a chunk IDAT with the pixels", "none", offset + 4);
        }
    }

    // The data of the chunk at an offset, after its length and checksum proved good.
    private static ReadOnlySpan<byte> Take(ReadOnlySpan<byte> file, int offset, string path, out uint type)
    {
        if (file.Length - offset < Overhead)
        {
            throw Picture.Invalid(path, "a chunk", FormattableString.Invariant($"the end of the file after {file.Length - offset} bytes"), offset);
        }

        uint length = BinaryPrimitives.ReadUInt32BigEndian(file[offset..]);
        type = BinaryPrimitives.ReadUInt32BigEndian(file[(offset + 4)..]);
        if (length > file.Length - offset - Overhead)
        {
            throw Picture.Invalid(
                path,
                FormattableString.Invariant($"a chunk of at most the {file.Length - offset - Overhead} bytes that are left"),
                FormattableString.Invariant($"{length}"),
                offset);
        }

        ReadOnlySpan<byte> body = file.Slice(offset + 4, (int)length + 4);
        uint expected = BinaryPrimitives.ReadUInt32BigEndian(file[(offset + 8 + (int)length)..]);
        uint actual = Crc32.Compute(body);
        return expected == actual
            ? body[4..]
            : throw Picture.Invalid(
                path,
                FormattableString.Invariant($"a chunk {Name(type)} with the checksum {expected:x8}"),
                FormattableString.Invariant($"{actual:x8}"),
                offset + 8 + length);
    }

    private void Keep(uint type, ReadOnlySpan<byte> data, uint last, int offset, string path, long maximumPixels)
    {
        if (type == Type("IHDR"u8))
        {
            Header = data.Length == PngHeader.Length
                ? PngHeader.Parse(data, maximumPixels, path, offset)
                : throw Picture.Invalid(path, "13 bytes in IHDR", FormattableString.Invariant($"{data.Length}"), offset);
        }
        else if (type == Type("IDAT"u8))
        {
            AddData(data, last, offset, path);
        }
        else if (type == Type("PLTE"u8))
        {
            Palette = data.Length is > 0 and <= 768 && data.Length % 3 == 0 && DataLength == 0
                ? data.ToArray()
                : throw Picture.Invalid(
                    path, "a palette of 1 to 256 colors before the pixels", FormattableString.Invariant($"{data.Length} bytes"), offset);
        }
        else if (type == Type("tRNS"u8))
        {
            int needed = Header.Color switch { PngColor.Gray => 2, PngColor.Rgb => 6, PngColor.Palette => 1, _ => int.MaxValue };
            Transparency = data.Length >= needed
                ? data.ToArray()
                : throw Picture.Invalid(
                    path, $"transparency that goes with {Header.Color}", FormattableString.Invariant($"{data.Length} bytes"), offset);
        }
        else if (type == Type("eXIf"u8))
        {
            Orientation = Imaging.Orientation.OfExif(data);
        }
        else if ((type & 0x20000000) == 0)
        {
            // A capital letter first: not to be understood is not to be read.
            throw Picture.Invalid(path, "chunks that PNG defines", Name(type), offset - 4);
        }
    }

    private void AddData(ReadOnlySpan<byte> data, uint last, int offset, string path)
    {
        if (DataOffset != 0 && last != Type("IDAT"u8))
        {
            throw Picture.Invalid(path, "chunks IDAT in a row", $"{Name(last)} between them", offset - 4);
        }

        if (Header.Color == PngColor.Palette && Palette.Length == 0)
        {
            throw Picture.Invalid(path, "a palette before the pixels", "none", offset - 4);
        }

        DataOffset = DataOffset == 0 ? offset : DataOffset;
        if (_data.Length < DataLength + data.Length)
        {
            Array.Resize(ref _data, Math.Max(DataLength + data.Length, (int)Math.Min(2L * _data.Length, Array.MaxLength)));
        }

        data.CopyTo(_data.AsSpan(DataLength));
        DataLength += data.Length;
    }

    private static uint Type(ReadOnlySpan<byte> name) => BinaryPrimitives.ReadUInt32BigEndian(name);

    private static string Name(uint type)
    {
        Span<byte> name = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(name, type);
        foreach (byte letter in name)
        {
            if (!char.IsAsciiLetter((char)letter))
            {
                return FormattableString.Invariant($"0x{type:x8}");
            }
        }

        return Encoding.ASCII.GetString(name);
    }
}
