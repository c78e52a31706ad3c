using Mnist.Datasets.Catalog;
using Mnist.Tests.Support;

namespace Mnist.Tests;

public sealed class BundledDataTests
{
    private static string Repository => Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "..", ".."));

    [Theory]
    [MemberData(nameof(Published.Files), MemberType = typeof(Published))]
    public void The_file_in_the_repository_is_the_published_one(string name, long length, string digest, long rawLength, string rawDigest)
    {
        string path = Path.Combine(Repository, "module", "data", "mnist", name + ".gz");
        Assert.SkipUnless(File.Exists(path), $"The tests do not run in the repository: no {path}.");

        Assert.Equal(length, new FileInfo(path).Length);
        Assert.Equal(digest, Digest.OfFile(path));
        Assert.Equal(rawDigest, Digest.OfGzipped(path, out long decompressed));
        Assert.Equal(rawLength, decompressed);
    }

    [Theory]
    [MemberData(nameof(Published.Files), MemberType = typeof(Published))]
    public void The_file_beside_the_library_is_the_published_one(string name, long length, string digest, long rawLength, string rawDigest)
    {
        Assert.NotNull(BundledData.Folder);
        string path = Path.Combine(BundledData.Folder, name + ".gz");

        Assert.Equal(length, new FileInfo(path).Length);
        Assert.Equal(digest, Digest.OfFile(path));
        Assert.Equal(rawDigest, Digest.OfGzipped(path, out long decompressed));
        Assert.Equal(rawLength, decompressed);
    }

    [Fact]
    public void Train_begins_with_5_0_4_1_9_2_1_3_1_4()
    {
        SampleSet train = MnistDataset.Open().Train;

        Assert.Equal(60_000, train.Count);
        Assert.Equal([5, 0, 4, 1, 9, 2, 1, 3, 1, 4], train.Take(10).GetLabels());
        Assert.Equal([5, 0, 4, 1, 9, 2, 1, 3, 1, 4], train.Take(10).Select(sample => sample.Label));
    }

    [Fact]
    public void Test_begins_with_7_2_1_0_4_1_4_9_5_9()
    {
        SampleSet test = MnistDataset.Open().Test;

        Assert.Equal(10_000, test.Count);
        Assert.Equal([7, 2, 1, 0, 4, 1, 4, 9, 5, 9], test.Take(10).GetLabels());
    }

    [Fact]
    public void Each_image_is_28_x_28_and_stands_in_the_file_where_it_should()
    {
        SampleSet test = MnistDataset.Open().Test;
        byte[] raw = Decompress(Path.Combine(BundledData.Folder!, "t10k-images-idx3-ubyte.gz"));

        Assert.Equal((28, 28), (test.Rows, test.Columns));
        foreach (int index in new[] { 0, 1, 4711, 9999 })
        {
            byte[] expected = raw[(16 + (index * 784))..(16 + ((index + 1) * 784))];
            Assert.Equal(expected, test[index].AsSpan().ToArray());
            Assert.Equal(expected, test[index].Pixels);
            Assert.Equal(expected[(13 * 28) + 14], test[index][13, 14]);
        }
    }

    [Fact]
    public void Names_say_what_the_data_is()
    {
        MnistDataset mnist = MnistDataset.Open("mnist");

        Assert.Equal("MNIST", mnist.Name);
        Assert.Equal([Split.Train, Split.Test], mnist.Splits);
        Assert.Equal("MNIST, 60000 + 10000 samples", mnist.ToString());
        Assert.Equal("MNIST Train, 60000 samples", mnist.Train.ToString());
        Assert.Equal("MNIST Test 0: 7", mnist.Test[0].ToString());
        Assert.Equal(["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"], mnist.Categories);
    }

    private static byte[] Decompress(string path)
    {
        using FileStream file = File.OpenRead(path);
        using var gzip = new System.IO.Compression.GZipStream(file, System.IO.Compression.CompressionMode.Decompress);
        using var raw = new MemoryStream();
        gzip.CopyTo(raw);
        return raw.ToArray();
    }
}
