using Mnist.Formats;
using Mnist.Tests.Support;

namespace Mnist.Tests.Formats.Csv;

/// <summary>The published mnist_train.csv and mnist_test.csv, there and back. Alone, because memory is measured.</summary>
[Collection(Alone.Name)]
public sealed class PublishedCsvTests : IDisposable
{
    private readonly TempFolder _temp = new();

    [Fact]
    public void The_exported_files_are_the_published_ones_and_read_back_give_the_original_IDX()
    {
        MnistDataset mnist = MnistDataset.Open();
        mnist.Train.Load(TestContext.Current.CancellationToken);

        // 60,000 samples pass by, of some forty bytes each; the lines take one buffer.
        long allocated = Allocation.Of(() => SampleFormat.Csv.Write(_temp["mnist_train.csv"], mnist.Train));
        SampleFormat.Csv.Write(_temp["mnist_test.csv"], mnist.Test);

        Assert.InRange(allocated, 0, 8 * Allocation.Megabyte);
        Assert.Equal(Published.TrainCsvLength, new FileInfo(_temp["mnist_train.csv"]).Length);
        Assert.Equal(Published.TrainCsv, Digest.OfFile(_temp["mnist_train.csv"]));
        Assert.Equal(Published.TestCsvLength, new FileInfo(_temp["mnist_test.csv"]).Length);
        Assert.Equal(Published.TestCsv, Digest.OfFile(_temp["mnist_test.csv"]));

        AssertStreamsInLittleMemory(_temp["mnist_train.csv"]);

        using (var writer = SampleFormat.Idx.CreateWriter(_temp["idx"]))
        {
            writer.Write(SampleFormat.Csv.ImportSet(_temp["mnist_train.csv"]));
            writer.Write(SampleFormat.Csv.ImportSet(_temp["mnist_test.csv"]));
            writer.Complete();
        }

        Assert.All(Published.Files, row =>
        {
            (string name, _, _, long length, string digest) = row.Data;
            Assert.Equal(length, new FileInfo(Path.Combine(_temp["idx"], name)).Length);
            Assert.Equal(digest, Digest.OfFile(Path.Combine(_temp["idx"], name)));
        });
        Assert.Equal(["idx", "mnist_test.csv", "mnist_train.csv"], _temp.Names);
    }

    public void Dispose() => _temp.Dispose();

    // What is alive in the middle of 47 million pixels is the window and one sample.
    private static void AssertStreamsInLittleMemory(string path)
    {
        long before = GC.GetTotalMemory(forceFullCollection: true);
        int count = 0;
        foreach (MnistSample sample in SampleFormat.Csv.Read(path))
        {
            Assert.InRange(sample.Label, 0, 9);
            if (++count % 20_000 == 10_000)
            {
                Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 4 * Allocation.Megabyte);
            }
        }

        Assert.Equal(60_000, count);
    }
}
