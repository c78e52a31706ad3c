using System.Collections.Immutable;
using Mnist.Formats;
using Mnist.Tests.Support;

namespace Mnist.Tests.Formats.Idx;

/// <summary>Every element type and rank against bytes made by hand.</summary>
public sealed class IdxElementTypeTests
{
    public static TheoryData<byte, IdxElementType, Array, string> Types { get; } = new()
    {
        { 0x08, IdxElementType.UnsignedByte, new byte[] { 0, 1, 255 }, "00 01 FF" },
        { 0x09, IdxElementType.SignedByte, new sbyte[] { 0, -1, -128 }, "00 FF 80" },
        { 0x0B, IdxElementType.Short, new short[] { 1, -2, 0x1234 }, "0001 FFFE 1234" },
        { 0x0C, IdxElementType.Int, new[] { 1, -2, 0x12345678 }, "00000001 FFFFFFFE 12345678" },
        { 0x0D, IdxElementType.Float, new[] { 1f, -2f, float.NaN }, "3F800000 C0000000 FFC00000" },
        { 0x0E, IdxElementType.Double, new[] { 1d, -2d, 0.1 }, "3FF0000000000000 C000000000000000 3FB999999999999A" },
    };

    [Theory]
    [MemberData(nameof(Types))]
    public void Each_type_is_read_with_the_most_significant_byte_first(byte code, IdxElementType type, Array expected, string elements)
    {
        using var stream = new MemoryStream(BigEndianBytes.Idx(code, [3], Bytes(elements)));

        IdxArray array = IdxArray.Read(stream);

        Assert.Equal(type, array.ElementType);
        Assert.Equal([3], array.Dimensions);
        Assert.Equal(expected.GetType(), array.Data.GetType());
        Assert.Equal(expected, array.Data);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Each_type_is_written_with_the_most_significant_byte_first(byte code, IdxElementType type, Array data, string elements)
    {
        using var stream = new MemoryStream();
        var array = new IdxArray(data, 3);

        array.Write(stream);

        Assert.Equal(type, array.ElementType);
        Assert.Equal(BigEndianBytes.Idx(code, [3], Bytes(elements)), stream.ToArray());
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(2, 6)]
    [InlineData(3, 24)]
    [InlineData(4, 120)]
    [InlineData(5, 720)]
    public void Any_rank_keeps_its_sizes(int rank, int count)
    {
        long[] sizes = [.. Enumerable.Range(2, rank).Select(size => (long)size)];
        byte[] elements = [.. Enumerable.Range(0, count).Select(value => (byte)value)];
        byte[] file = BigEndianBytes.Idx(0x08, sizes, elements);
        using var stream = new MemoryStream(file);

        IdxArray array = IdxArray.Read(stream);
        using var copy = new MemoryStream();
        array.Write(copy);

        Assert.Equal(sizes, array.Dimensions);
        Assert.Equal(elements, array.As<byte>());
        Assert.Equal(file, copy.ToArray());
        Assert.Equal(4 + (4 * rank), array.Header.HeaderLength);
    }

    [Fact]
    public void The_magic_numbers_are_those_of_the_page()
    {
        Assert.Equal(2051, new IdxHeader(IdxElementType.UnsignedByte, 60000, 28, 28).Magic);
        Assert.Equal(2049, new IdxHeader(IdxElementType.UnsignedByte, 60000).Magic);
        Assert.Equal(3074, new IdxHeader(IdxElementType.Int, 60000, 8).Magic);
    }

    [Fact]
    public void Elements_are_given_as_their_own_type_only()
    {
        var array = new IdxArray(new sbyte[] { -1 }, 1);

        Assert.Equal([-1], array.As<sbyte>());
        Assert.Throws<InvalidCastException>(() => array.As<byte>());
        Assert.Throws<InvalidCastException>(() => array.As<short>());
    }

    [Fact]
    public void Arrays_that_IDX_has_no_place_for_are_refused()
    {
        Assert.Throws<ArgumentException>("data", () => new IdxArray(new long[1], 1));
        Assert.Throws<ArgumentException>("data", () => new IdxArray(new ushort[1], 1));
        Assert.StartsWith("The data is an array of 2 dimensions. Use an array of one dimension with all elements row by row", Assert.Throws<ArgumentException>("data", () => new IdxArray(new float[2, 3])).Message, StringComparison.Ordinal);
        Assert.StartsWith("IDX has no elements of type Int64. Use byte, sbyte, short, int, float or double.", Assert.Throws<ArgumentException>("data", () => new IdxArray(new long[1], 1)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("data", () => new IdxArray(new byte[1, 1], 1, 1));
        Assert.Throws<ArgumentException>("dimensions", () => new IdxArray(new byte[6], 2, 2));
        Assert.Throws<ArgumentException>("dimensions", () => new IdxArray(new byte[1], 1, -1, -1));
        Assert.Throws<ArgumentException>("dimensions", () => new IdxHeader(IdxElementType.UnsignedByte, 1L << 32));
        Assert.Throws<ArgumentException>("dimensions", () => new IdxHeader(IdxElementType.UnsignedByte, new long[256]));
        Assert.Throws<ArgumentException>("dimensions", () => new IdxHeader(IdxElementType.Double, 1L << 31, 1L << 31));
        Assert.Throws<ArgumentException>("elementType", () => new IdxHeader((IdxElementType)0x0A, 1));
    }

    [Fact]
    public void A_header_of_many_sizes_is_read_back()
    {
        ImmutableArray<long> sizes = [.. Enumerable.Repeat(1L, 255)];
        using var stream = new MemoryStream();
        new IdxArray(new[] { 42 }, [.. sizes]).Write(stream);
        stream.Position = 0;

        IdxArray array = IdxArray.Read(stream);

        Assert.Equal(sizes, array.Dimensions);
        Assert.Equal([42], array.As<int>());
    }

    private static byte[] Bytes(string hex) => Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));
}
