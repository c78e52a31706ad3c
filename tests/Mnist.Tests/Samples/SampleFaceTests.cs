using System.IO.Compression;
using System.Runtime.InteropServices;
using Mnist.Tests.Support;

namespace Mnist.Tests.Samples;

/// <summary>Samples as C# programs use them: taken apart, in ranges, and all at once.</summary>
public sealed class SampleFaceTests
{
    private static readonly MnistDataset s_mnist = MnistDataset.Open();

    [Fact]
    public void A_loop_takes_image_and_label_apart()
    {
        long sum = 0;
        int[] counts = new int[10];
        foreach ((ReadOnlyMemory<byte> image, int label) in s_mnist.Train)
        {
            counts[label]++;
            foreach (byte pixel in image.Span)
            {
                sum += pixel;
            }
        }

        // As numpy sums the published file, and as the dataset's literature counts its labels.
        Assert.Equal(1_567_298_545, sum);
        Assert.Equal([5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949], counts);
    }

    [Fact]
    public void Ranges_and_places_from_the_end_are_views()
    {
        SampleSet test = s_mnist.Test;
        Assert.Equal(9999, test[^1].Index);
        Assert.Equal(Enumerable.Range(0, 100), test[..100].Select(sample => sample.Index));
        Assert.Equal([9998, 9999], test[^2..].Select(sample => sample.Index));
        Assert.Equal([12, 13], test.Skip(10)[2..4].Select(sample => sample.Index));
        Assert.Equal(test.Shuffle(seed: 3).Skip(5).Take(7).Select(sample => sample.Index), test.Shuffle(seed: 3)[5..12].Select(sample => sample.Index));
        Assert.Same(test, test[..]);
        Assert.Empty(test[10_000..]);
        Assert.True(MemoryMarshal.TryGetArray(test[7].AsMemory(), out ArraySegment<byte> first));
        Assert.True(MemoryMarshal.TryGetArray(test[5..][2].AsMemory(), out ArraySegment<byte> second));
        Assert.Same(first.Array, second.Array);
    }

    [Theory]
    [InlineData(-1, 1, "start")]
    [InlineData(10_001, 0, "start")]
    [InlineData(0, 10_001, "length")]
    [InlineData(10_000, 1, "length")]
    [InlineData(0, -1, "length")]
    [InlineData(5, int.MaxValue, "length")]
    public void Ranges_beyond_the_set_are_refused(int start, int length, string name) =>
        Assert.Throws<ArgumentOutOfRangeException>(name, () => s_mnist.Test.Slice(start, length));

    [Fact]
    public void All_pixels_come_as_they_are_in_the_file()
    {
        byte[] file = Inflate("t10k-images-idx3-ubyte.gz")[16..];
        Assert.Equal([10_000, 28, 28], s_mnist.Test.Shape);
        Assert.True(file.AsSpan().SequenceEqual(s_mnist.Test.ToArray<byte>()));
        Assert.True(Array.ConvertAll(file, pixel => (float)pixel).AsSpan().SequenceEqual(s_mnist.Test.ToArray<float>()));
        Assert.True(Array.ConvertAll(file, pixel => (double)pixel).AsSpan().SequenceEqual(s_mnist.Test.ToArray<double>()));
        Assert.Equal(Array.ConvertAll(file[..784], pixel => (int)pixel), s_mnist.Test[..1].ToArray<int>());
        Assert.Equal(Inflate("t10k-labels-idx1-ubyte.gz")[8..].Select(label => (int)label), s_mnist.Test.GetLabels());
    }

    [Fact]
    public void All_pixels_of_a_view_come_in_its_order()
    {
        SampleSet view = s_mnist.Test.At(4, 2, 4);
        Assert.Equal([3, 28, 28], view.Shape);
        Assert.Equal([.. s_mnist.Test[4].Pixels, .. s_mnist.Test[2].Pixels, .. s_mnist.Test[4].Pixels], view.ToArray<byte>());
        Assert.Empty(s_mnist.Test[..0].ToArray<float>());
        MnistSample[] samples = view.ToArray(); // LINQ's is not hidden
        Assert.Equal([4, 2, 4], samples.Select(sample => sample.Index));
    }

    [Fact]
    public void More_pixels_than_an_array_holds_are_refused_before_memory_is_taken()
    {
        SampleSet many = s_mnist.Test.At(new int[2_739_138]); // 2,739,138 x 784 is just over what an array holds
        NotSupportedException? exception = null;
        long allocated = Allocation.Of(() => exception = Assert.Throws<NotSupportedException>(() => many.ToArray<byte>()));
        Assert.Contains("2739138 images of 28 x 28: 2147484192 pixels", exception!.Message, StringComparison.Ordinal);
        Assert.Contains("set[..", exception.Message, StringComparison.Ordinal);
        Assert.InRange(allocated, 0, Allocation.Megabyte);
    }

    [Fact]
    public void Numbers_that_do_not_reach_255_are_refused() => Assert.Throws<OverflowException>(() => s_mnist.Test.ToArray<sbyte>());

    [Fact]
    public void What_is_handed_out_is_not_what_the_set_uses()
    {
        MnistSample sample = s_mnist.Test[0];
        byte[] before = sample.Pixels;
        Array.Clear(sample.Pixels);
        s_mnist.Test.Shape[0] = 1;
        Array.Clear(s_mnist.Test.GetLabels());
        Assert.Equal(before, sample.Pixels);
        Assert.Equal((10_000, 7), (s_mnist.Test.Shape[0], s_mnist.Test.GetLabels()[0]));

        byte[] own = [1, 2, 3, 4];
        var made = new MnistSample(own, label: 3, rows: 2, columns: 2);
        own[0] = 99;
        Assert.Equal([1, 2, 3, 4], made.Pixels);
    }

    private static byte[] Inflate(string name)
    {
        using var gzip = new GZipStream(File.OpenRead(Path.Combine(s_mnist.Location, name)), CompressionMode.Decompress);
        using var content = new MemoryStream();
        gzip.CopyTo(content);
        return content.ToArray();
    }
}
