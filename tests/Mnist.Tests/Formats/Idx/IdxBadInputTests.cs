using Mnist.Formats;
using Mnist.Tests.Support;

namespace Mnist.Tests.Formats.Idx;

/// <summary>What is not IDX: the exception names file, place, expected and found, and little memory is taken.</summary>
public sealed class IdxBadInputTests : IDisposable
{
    private readonly TempFolder _temp = new();

    public static TheoryData<string, byte[], long, string, string> Files { get; } = new()
    {
        { "empty", [], 0, "an IDX header of at least 4 bytes", "an empty file" },
        { "one byte", [0], 0, "an IDX header of at least 4 bytes", "only 1 bytes" },
        { "three bytes of magic", [0, 0, 8], 0, "an IDX header of at least 4 bytes", "only 3 bytes" },
        { "no sizes", [0, 0, 8, 3], 4, "3 sizes of 4 bytes", "the end after 0 bytes" },
        { "half a size", [0, 0, 8, 3, 0, 0], 4, "3 sizes of 4 bytes", "the end after 2 bytes" },
        { "one size of three", [0, 0, 8, 3, 0, 0, 0, 1], 4, "3 sizes of 4 bytes", "the end after 4 bytes" },
        { "no elements", [0, 0, 8, 1, 0, 0, 0, 2], 8, "8 bytes of header and 2 of elements (UnsignedByte 2)", "a file of 8 bytes" },
        { "one element of two", [0, 0, 8, 1, 0, 0, 0, 2, 1], 9, "8 bytes of header and 2 of elements (UnsignedByte 2)", "a file of 9 bytes" },
        { "half an element", [0, 0, 11, 1, 0, 0, 0, 1, 1], 9, "8 bytes of header and 2 of elements (Short 1)", "a file of 9 bytes" },
        { "no single value", [0, 0, 8, 0], 4, "4 bytes of header and 1 of elements (UnsignedByte (single value))", "a file of 4 bytes" },
        { "trailing byte", [0, 0, 8, 1, 0, 0, 0, 1, 1, 2], 9, "8 bytes of header and 1 of elements (UnsignedByte 1)", "a file of 10 bytes" },
        { "first byte set", [1, 0, 8, 1, 0, 0, 0, 0], 0, "an IDX file, which starts with two zero bytes", "0x01 0x00" },
        { "second byte set", [0, 1, 8, 1, 0, 0, 0, 0], 0, "an IDX file, which starts with two zero bytes", "0x00 0x01" },
        { "type code 0x00", [0, 0, 0, 1, 0, 0, 0, 0], 2, "the type code 0x08, 0x09, 0x0B, 0x0C, 0x0D or 0x0E", "0x00" },
        { "type code 0x0A", [0, 0, 10, 1, 0, 0, 0, 0], 2, "the type code 0x08, 0x09, 0x0B, 0x0C, 0x0D or 0x0E", "0x0A" },
        { "type code 0x0F", [0, 0, 15, 1, 0, 0, 0, 0], 2, "the type code 0x08, 0x09, 0x0B, 0x0C, 0x0D or 0x0E", "0x0F" },
        { "type code 0xFF", [0, 0, 255, 1, 0, 0, 0, 0], 2, "the type code 0x08, 0x09, 0x0B, 0x0C, 0x0D or 0x0E", "0xFF" },
        { "text", "7,0,0,255"u8.ToArray(), 0, "an IDX file, which starts with two zero bytes", "0x37 0x2C" },
        {
            "sizes beyond 2^63", BigEndianBytes.Idx(0x08, [uint.MaxValue, uint.MaxValue]), 4,
            "sizes that multiply to less than 2^63 bytes", "4294967295 x 4294967295"
        },
        {
            "sizes beyond 2^64 that wrap to 0", BigEndianBytes.Idx(0x08, [1L << 31, 1L << 31, 4]), 4,
            "sizes that multiply to less than 2^63 bytes", "2147483648 x 2147483648 x 4"
        },
        {
            "bytes beyond 2^63", BigEndianBytes.Idx(0x0E, [1L << 30, 1L << 30]), 4,
            "sizes that multiply to less than 2^63 bytes", "1073741824 x 1073741824"
        },
    };

    /// <summary>Promises of more than an array takes.</summary>
    public static TheoryData<string, byte[], long, string, string> Giants { get; } = new()
    {
        {
            "terabytes", BigEndianBytes.Idx(0x08, [1L << 20, 1L << 20], 1), 13,
            "12 bytes of header and 1099511627776 of elements (UnsignedByte 1048576 x 1048576)", "a file of 13 bytes"
        },
        {
            "the most that a header can promise", BigEndianBytes.Idx(0x08, [(1L << 31) - 1, uint.MaxValue], 1), 13,
            "12 bytes of header and 9223372030412324865 of elements (UnsignedByte 2147483647 x 4294967295)", "a file of 13 bytes"
        },
    };

    [Theory]
    [MemberData(nameof(Files))]
    [MemberData(nameof(Giants))]
    public void A_file_that_is_not_IDX_is_refused(string kind, byte[] content, long offset, string expected, string actual)
    {
        string path = _temp.Write(kind, content);
        DatasetFormatException? exception = null;

        long allocated = Allocation.Of(() => exception = Assert.Throws<DatasetFormatException>(() => IdxArray.Read(path)));

        Assert.Equal((path, offset, null), (exception!.Path, exception.Offset, exception.Line));
        Assert.Equal((expected, actual), (exception.Expected, exception.Actual));
        Assert.StartsWith($"{path}, offset {offset}: expected {expected}, found {actual}.", exception.Message, StringComparison.Ordinal);
        Assert.InRange(allocated, 0, 2 * Allocation.Megabyte);
        Assert.Equal([kind], _temp.Names);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void The_same_in_a_stream_is_refused(string kind, byte[] content, long offset, string expected, string actual)
    {
        using var stream = new TricklingStream(content, piece: 3);
        DatasetFormatException? exception = null;

        long allocated = Allocation.Of(() => exception = Assert.Throws<DatasetFormatException>(() => IdxArray.Read(stream, kind)));

        // A stream has no length to hold against the header: it ends early, or goes on.
        Assert.Equal((kind, offset), (exception!.Path, exception.Offset));
        Assert.Equal(expected.Contains("of elements", StringComparison.Ordinal), exception.Expected != expected);
        Assert.Equal(actual.StartsWith("a file of", StringComparison.Ordinal), exception.Actual != actual);
        Assert.InRange(allocated, 0, 80 * Allocation.Megabyte);
    }

    [Theory]
    [MemberData(nameof(Files))]
    [MemberData(nameof(Giants))]
    public void The_same_in_gzip_is_refused(string kind, byte[] content, long offset, string expected, string actual)
    {
        string path = _temp.Write(kind, BigEndianBytes.Gzip(content));
        DatasetFormatException? exception = null;

        long allocated = Allocation.Of(() => exception = Assert.Throws<DatasetFormatException>(() => IdxArray.Read(path)));

        Assert.Equal(path, exception!.Path);
        Assert.InRange(exception.Offset!.Value, 0, Math.Max(offset, 4));
        Assert.NotEqual(exception.Expected, exception.Actual);
        Assert.Equal(expected.Contains("of elements", StringComparison.Ordinal), exception.Actual != actual);
        Assert.InRange(allocated, 0, 2 * Allocation.Megabyte);
    }

    [Theory]
    [MemberData(nameof(Giants))]
    public void A_stream_that_promises_more_than_an_array_takes_is_read_by_items(
        string kind, byte[] content, long offset, string expected, string actual)
    {
        Assert.NotEqual(expected, actual);
        using var stream = new TricklingStream(content, piece: 3);
        using var reader = new IdxReader(stream, kind);

        Assert.Throws<NotSupportedException>(() => reader.ReadToEnd());
        DatasetFormatException exception = Assert.Throws<DatasetFormatException>(() => reader.SkipItems(reader.ItemCount));
        Assert.Equal((kind, offset, $"the end after {offset}"), (exception.Path, exception.Offset, exception.Actual));
    }

    [Fact]
    public void A_web_page_in_place_of_a_file_is_called_one()
    {
        string path = _temp.Write("train-images-idx3-ubyte.gz", "<html><body>403 Forbidden</body></html>");

        Assert.Contains("web page", Assert.Throws<DatasetFormatException>(() => IdxArray.Read(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_not_found() => Assert.Throws<FileNotFoundException>(() => IdxArray.Read(_temp["missing"]));

    [Fact]
    public void A_folder_is_no_file()
    {
        IOException exception = Assert.Throws<IOException>(() => IdxArray.Read(_temp.Path));
        Assert.Contains("is a folder", exception.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _temp.Dispose();
}
