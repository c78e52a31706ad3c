using CsCheck;
using Mnist.IO;
using Mnist.Tests.Support;

namespace Mnist.Tests.IO;

public sealed class Crc32Tests
{
    /// <summary>The check value of CRC-32 (https://reveng.sourceforge.io/crc-catalogue/17plus.htm, CRC-32/ISO-HDLC).</summary>
    [Fact]
    public void The_check_value_is_right()
    {
        Assert.Equal(0xCBF43926u, Crc32.Compute("123456789"u8));
        Assert.Equal(0u, Crc32.Append(0, []));
    }

    [Fact]
    public void Every_length_around_the_registers_gives_what_the_table_gives()
    {
        byte[] data = TestSamples.Make(1, 32, 32).Pixels;
        for (int length = 0; length <= 300; length++)
        {
            Assert.Equal(~Crc32.AppendByTable(~0u, data.AsSpan(3, length)), Crc32.Append(0, data.AsSpan(3, length)));
        }
    }

    [Fact]
    public void Pieces_give_what_the_whole_gives() => Gen.Select(Gen.Byte.Array[0, 2000], Gen.Int[0, 2000]).Sample((data, cut) =>
    {
        cut = Math.Min(cut, data.Length);
        uint whole = Crc32.Append(0, data);
        uint first = Crc32.Append(0, data.AsSpan(0, cut));
        uint second = Crc32.Append(0, data.AsSpan(cut));
        return Crc32.Append(first, data.AsSpan(cut)) == whole && Crc32.Combine(first, second, data.Length - cut) == whole;
    });

    [Fact]
    public void Long_pieces_are_joined()
    {
        // Ten gigabytes of zeros behind some bytes, doubled up from one.
        uint zeros = Crc32.Append(0, [0]);
        uint expected = Crc32.Append(Crc32.Append(0, "start"u8), [0]);
        for (long length = 1; length < 10L << 30; length *= 2)
        {
            Assert.Equal(expected, Crc32.Combine(Crc32.Append(0, "start"u8), zeros, length));
            expected = Crc32.Combine(expected, zeros, length);
            zeros = Crc32.Combine(zeros, zeros, length);
        }
    }
}
