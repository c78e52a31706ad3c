using Mnist.Formats;
using Mnist.Tests.Support;

namespace Mnist.Tests.Formats.Idx;

public sealed class IdxReaderTests
{
    private static readonly byte[] s_file = BigEndianBytes.Idx(0x0B, [4, 2], 0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0, 7, 0, 8);

    [Fact]
    public void Items_come_one_after_another()
    {
        using var stream = new MemoryStream(s_file);
        using var reader = new IdxReader(stream);

        Assert.Equal(4, reader.ItemCount);
        Assert.Equal([1, 2], reader.ReadItems(1).As<short>());
        Assert.Empty(reader.ReadItems(0).As<short>());
        reader.SkipItems(1);
        IdxArray rest = reader.ReadToEnd();
        Assert.Equal([5, 6, 7, 8], rest.As<short>());
        Assert.Equal([2, 2], rest.Dimensions);
    }

    [Fact]
    public void Items_of_a_file_can_be_passed_over()
    {
        using var temp = new TempFolder();
        foreach (byte[] content in new[] { s_file, BigEndianBytes.Gzip(s_file) })
        {
            using IdxReader reader = IdxReader.Open(temp.Write("some", content));
            reader.SkipItems(3);
            Assert.Equal([7, 8], reader.ReadItems(1).As<short>());
            reader.ExpectEnd();
        }
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(5)]
    [InlineData(long.MaxValue)]
    [InlineData(long.MaxValue / 2)]
    public void Items_that_are_not_there_are_refused(long count)
    {
        using var stream = new MemoryStream(s_file);
        using var reader = new IdxReader(stream);

        Assert.Throws<ArgumentOutOfRangeException>(nameof(count), () => reader.ReadItems(count));
        Assert.Throws<ArgumentOutOfRangeException>(nameof(count), () => reader.SkipItems(count));
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], reader.ReadToEnd().As<short>());
    }

    [Theory]
    [InlineData(5, 0)]
    [InlineData(0, 5)]
    [InlineData(0, 0)]
    public void Items_without_elements_are_counted(long items, long size)
    {
        using var stream = new MemoryStream(BigEndianBytes.Idx(0x0C, [items, size]));
        using var reader = new IdxReader(stream);

        Assert.Throws<ArgumentOutOfRangeException>(() => reader.ReadItems(items + 1));
        reader.SkipItems(items / 2);
        Assert.Equal([items - (items / 2), size], reader.ReadToEnd().Dimensions);
        Assert.Throws<ArgumentOutOfRangeException>(() => reader.ReadItems(1));
    }

    [Fact]
    public void A_single_value_is_one_item()
    {
        using var stream = new MemoryStream(BigEndianBytes.Idx(0x08, [], 42));
        using var reader = new IdxReader(stream);

        Assert.Equal(1, reader.ItemCount);
        Assert.Empty(reader.ReadItems(0).As<byte>());
        IdxArray array = reader.ReadItems(1);
        Assert.Equal([42], array.As<byte>());
        Assert.Empty(array.Dimensions);
        Assert.Empty(reader.ReadItems(0).As<byte>());
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(false, 7)]
    [InlineData(true, 1)]
    [InlineData(true, 1000)]
    public void A_stream_need_not_seek_nor_give_what_is_asked_for_at_once(bool compress, int piece)
    {
        using var stream = new TricklingStream(compress ? BigEndianBytes.Gzip(s_file) : s_file, piece);

        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], IdxArray.Read(stream).As<short>());
        Assert.False(stream.IsDisposed);
    }

    [Fact]
    public void A_stream_is_read_from_where_it_stands()
    {
        using var stream = new MemoryStream([9, 9, 9, .. s_file]) { Position = 3 };

        Assert.Equal(8, IdxArray.Read(stream).Data.Length);
    }

    [Fact]
    public void Reading_can_be_cancelled()
    {
        using var stream = new MemoryStream(s_file);
        using var reader = new IdxReader(stream);

        Assert.Throws<OperationCanceledException>(() => reader.ReadItems(1, new CancellationToken(canceled: true)));
    }
}
