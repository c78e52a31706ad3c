using Mnist.Formats;
using Mnist.Tests.Support;

namespace Mnist.Tests.Formats.Idx;

/// <summary>Little files that want much memory: neither what they promise nor what they hold is taken.</summary>
public sealed class GzipBombTests : IDisposable
{
    private const long Gigabyte = 1L << 30;

    private readonly TempFolder _temp = new();

    [Fact]
    public void A_small_promise_before_endless_zeros_is_refused_at_its_end()
    {
        byte[] bomb = BigEndianBytes.GzipWithZeros(BigEndianBytes.Idx(0x08, [1000], []), Gigabyte / 2);
        string path = _temp.Write("train-labels-idx1-ubyte.gz", bomb);

        DatasetFormatException exception = Refuse(() => IdxArray.Read(path), Allocation.Megabyte);

        Assert.Equal((path, 1008L, "more bytes"), (exception.Path, exception.Offset, exception.Actual));
    }

    [Fact]
    public void A_promise_that_so_few_bytes_cannot_hold_is_refused_before_memory_is_taken()
    {
        byte[] bomb = BigEndianBytes.Gzip(BigEndianBytes.Idx(0x08, [Gigabyte], new byte[100]));
        string path = _temp.Write("train-labels-idx1-ubyte.gz", bomb);

        DatasetFormatException exception = Refuse(() => IdxArray.Read(path), Allocation.Megabyte);

        Assert.Equal((path, 4L), (exception.Path, exception.Offset));
        Assert.Equal($"at most the {bomb.Length * 1032L} bytes that the compressed file can hold", exception.Expected);
        Assert.Equal("a header that promises 1073741824 (UnsignedByte 1073741824)", exception.Actual);
    }

    [Fact]
    public void A_promise_that_the_bytes_could_hold_and_do_not_takes_memory_as_they_come()
    {
        // Bytes that do not compress make the file long enough for the promise.
        byte[] noise = new byte[2_000_000];
        new Random(1).NextBytes(noise);
        string path = _temp.Write("train-labels-idx1-ubyte.gz", BigEndianBytes.Gzip(BigEndianBytes.Idx(0x08, [2 * Gigabyte - 1000], noise)));

        DatasetFormatException exception = Refuse(() => IdxArray.Read(path), 80 * Allocation.Megabyte);

        Assert.Equal((path, 2_000_008L, "the end after 2000008"), (exception.Path, exception.Offset, exception.Actual));
    }

    [Fact]
    public void Eight_gigabytes_over_ten_megabytes_of_zeros_are_refused()
    {
        // One stored stream of zeros, many times: gzip takes members one after another.
        byte[] zeros = BigEndianBytes.GzipWithZeros([], 64 * Allocation.Megabyte);
        using (FileStream file = File.Create(_temp["train-images-idx3-ubyte.gz"]))
        {
            file.Write(BigEndianBytes.Gzip(BigEndianBytes.Idx(0x08, [8 * Gigabyte / 1024, 32, 32])));
            while (file.Length < 10_000_000)
            {
                file.Write(zeros);
            }
        }

        long allocated = Allocation.Of(() => Assert.Throws<NotSupportedException>(() => IdxArray.Read(_temp["train-images-idx3-ubyte.gz"])));

        Assert.InRange(allocated, 0, Allocation.Megabyte);
    }

    [Fact]
    public void CSV_without_line_ends_is_refused_at_the_longest_line()
    {
        string path = _temp.Write("bomb.csv.gz", BigEndianBytes.GzipWithZeros([], Gigabyte / 2));

        DatasetFormatException exception = Refuse(() => SampleFormat.Csv.ImportSet(path), 4 * Allocation.Megabyte);

        Assert.Equal((path, 1L, "a longer line"), (exception.Path, exception.Line, exception.Actual));
    }

    [Fact]
    public void CSV_that_grows_a_hundredfold_is_read_in_a_bounded_window()
    {
        byte[] line = [.. System.Text.Encoding.ASCII.GetBytes(string.Join(',', Enumerable.Repeat("0", 785))), (byte)'\n'];
        string path = _temp.Write("bomb.csv.gz", BigEndianBytes.Gzip([.. Enumerable.Repeat(line, 5000).SelectMany(bytes => bytes)]));
        Assert.InRange(new FileInfo(path).Length, 1, 100_000);

        long allocated = Allocation.Of(() => Assert.Equal(5000, SampleFormat.Csv.Read(path).Count()));

        // The window, and each sample's own pixels, which are free again when the next one comes.
        Assert.InRange(allocated, 0, (5000 * 1000) + (4 * Allocation.Megabyte));
    }

    public void Dispose() => _temp.Dispose();

    private static DatasetFormatException Refuse(Action read, long memory)
    {
        DatasetFormatException? exception = null;
        long allocated = Allocation.Of(() => exception = Assert.Throws<DatasetFormatException>(read));
        Assert.InRange(allocated, 0, memory);
        return exception!;
    }
}
