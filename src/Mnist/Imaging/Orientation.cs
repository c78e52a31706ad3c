using System.Buffers.Binary;
using Mnist.Imaging.Preparation;

namespace Mnist.Imaging;

/// <summary>How a camera was held: EXIF's orientation, 1 to 8 (CIPA DC-008, tag 274), and pictures that are turned by it.</summary>
internal static class Orientation
{
    /// <summary>The picture is as it was stored.</summary>
    public const int Upright = 1;

    private const int Tag = 274;
    private const int ShortType = 3;
    private const int EntryLength = 12;

    /// <summary>Returns the orientation in a JPEG file: 1 if there is none, or if it is damaged.</summary>
    public static int OfJpeg(ReadOnlySpan<byte> content)
    {
        // Segments: FF, marker, a length of two bytes that counts itself. The pixels start at SOS.
        int offset = 2;
        while (content.Length - offset >= 4 && content[offset] == 0xFF && content[offset + 1] is not (0xDA or 0xD9))
        {
            if (content[offset + 1] == 0xFF)
            {
                offset++;
                continue;
            }

            int length = BinaryPrimitives.ReadUInt16BigEndian(content[(offset + 2)..]);
            if (length < 2 || length > content.Length - offset - 2)
            {
                break;
            }

            ReadOnlySpan<byte> data = content.Slice(offset + 4, length - 2);
            if (content[offset + 1] == 0xE1 && data.StartsWith("Exif\0\0"u8))
            {
                return OfExif(data[6..]);
            }

            offset += 2 + length;
        }

        return Upright;
    }

    /// <summary>Returns the orientation in a block of EXIF: 1 if there is none, or if it is damaged.</summary>
    public static int OfExif(ReadOnlySpan<byte> block)
    {
        bool isLittle = block.StartsWith("II*\0"u8);
        if ((!isLittle && !block.StartsWith("MM\0*"u8)) || block.Length < 8)
        {
            return Upright;
        }

        uint start = isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(block[4..]) : BinaryPrimitives.ReadUInt32BigEndian(block[4..]);
        if (start > block.Length - 2)
        {
            return Upright;
        }

        ReadOnlySpan<byte> entries = block[((int)start + 2)..];
        for (int count = Short(block[(int)start..], isLittle); count > 0 && entries.Length >= EntryLength; count--, entries = entries[EntryLength..])
        {
            if (Short(entries, isLittle) == Tag)
            {
                int value = Short(entries[8..], isLittle);
                return Short(entries[2..], isLittle) == ShortType && value is >= 1 and <= 8 ? value : Upright;
            }
        }

        return Upright;
    }

    /// <summary>Returns the gray values as they are seen, and their height and width.</summary>
    public static (byte[] Gray, int Rows, int Columns) Turn(byte[] gray, int rows, int columns, int orientation)
    {
        if (orientation >= 5)
        {
            gray = Window.Transpose(gray, rows, columns);
            (rows, columns) = (columns, rows);
        }

        (bool isMirrored, bool isFlipped) = (orientation is 2 or 3 or 6 or 7, orientation is 3 or 4 or 7 or 8);
        if (!isMirrored && !isFlipped)
        {
            return (gray, rows, columns);
        }

        byte[] turned = new byte[gray.Length];
        for (int row = 0; row < rows; row++)
        {
            Span<byte> line = turned.AsSpan((isFlipped ? rows - 1 - row : row) * columns, columns);
            gray.AsSpan(row * columns, columns).CopyTo(line);
            if (isMirrored)
            {
                line.Reverse();
            }
        }

        return (turned, rows, columns);
    }

    private static int Short(ReadOnlySpan<byte> bytes, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);
}
