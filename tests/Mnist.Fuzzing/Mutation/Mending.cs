using System.Buffers.Binary;
using System.IO.Compression;

namespace Mnist.Fuzzing;

/// <summary>Makes the checksums of damaged files right, so that the damage reaches what lies behind them.</summary>
internal static class Mending
{
    /// <summary>The checksum of each chunk of a PNG file, as far as the chunks can be told apart.</summary>
    public static byte[] Png(byte[] file)
    {
        for (int offset = 8; file.Length - offset >= 12;)
        {
            uint length = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(offset));
            if (length > file.Length - offset - 12)
            {
                break;
            }

            int end = offset + 8 + (int)length;
            BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(end), Crc(file.AsSpan(offset + 4, (int)length + 4)));
            offset = end + 4;
        }

        return file;
    }

    /// <summary>Checksum and length at the end of a gzip file, for what its data inflate to.</summary>
    public static byte[] Gzip(byte[] file)
    {
        if (file.Length < 18)
        {
            return file;
        }

        byte[] content = new byte[1 << 16];
        int length = 0;
        try
        {
            using var inflate = new DeflateStream(new MemoryStream(file, 10, file.Length - 18), CompressionMode.Decompress);
            length = inflate.ReadAtLeast(content, content.Length, throwOnEndOfStream: false);
        }
        catch (InvalidDataException)
        {
            // As far as it goes.
        }

        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(file.Length - 8), Crc(content.AsSpan(0, length)));
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(file.Length - 4), length);
        return file;
    }

    /// <summary>CRC-32 bit by bit, as the specification of PNG has it.</summary>
    public static uint Crc(ReadOnlySpan<byte> data)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in data)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
            }
        }

        return ~crc;
    }
}
