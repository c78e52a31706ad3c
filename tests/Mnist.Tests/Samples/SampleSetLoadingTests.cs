using Mnist.Tests.Support;

namespace Mnist.Tests.Samples;

public sealed class SampleSetLoadingTests : IDisposable
{
    private readonly TempFolder _temp = new();

    public SampleSetLoadingTests()
    {
        _temp.Write("train-images-idx3-ubyte", BigEndianBytes.Idx(0x08, [3, 2, 2], 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12));
        _temp.Write("train-labels-idx1-ubyte", BigEndianBytes.Idx(0x08, [3], 7, 8, 9));
    }

    [Fact]
    public void Labels_need_no_images()
    {
        SampleSet train = MnistDataset.OpenFolder(_temp.Path).Train;
        File.Delete(_temp["train-images-idx3-ubyte"]);

        Assert.Equal([7, 8, 9], train.GetLabels());
        Assert.Equal(8, train[1].Label);
        Assert.Single(train.Where(9));
        Assert.Equal(1, train.CountCategories()[7].Training);
        Assert.Throws<FileNotFoundException>(() => train[0].AsSpan().Length);
    }

    [Fact]
    public void Labels_need_no_sound_images()
    {
        SampleSet train = MnistDataset.OpenFolder(_temp.Path).Train;
        _temp.Write("train-images-idx3-ubyte", "<html>");

        Assert.Equal([7, 8, 9], train.GetLabels());
        Assert.Throws<DatasetFormatException>(() => train[0].Pixels);
    }

    [Fact]
    public void Opening_reads_no_labels()
    {
        SampleSet train = MnistDataset.OpenFolder(_temp.Path).Train;
        File.Delete(_temp["train-labels-idx1-ubyte"]);

        Assert.Equal(3, train.Count);
        Assert.Throws<FileNotFoundException>(() => train.LabelAt(0));
        Assert.Equal(Enumerable.Range(1, 12).Select(i => (byte)i), train.ToArray<byte>());
    }

    [Fact]
    public void Loading_that_failed_is_tried_again()
    {
        SampleSet train = MnistDataset.OpenFolder(_temp.Path).Train;
        File.Move(_temp["train-images-idx3-ubyte"], _temp["elsewhere"]);
        Assert.Throws<FileNotFoundException>(() => train.Load(TestContext.Current.CancellationToken));
        File.Move(_temp["elsewhere"], _temp["train-images-idx3-ubyte"]);

        Assert.Equal([9, 10, 11, 12], train[2].Pixels);
    }

    [Fact]
    public void Loading_that_was_cancelled_is_done_at_the_next_access()
    {
        SampleSet train = MnistDataset.OpenFolder(_temp.Path).Train;

        Assert.Throws<OperationCanceledException>(() => train.Load(new CancellationToken(canceled: true)));
        Assert.Equal([1, 2, 3, 4], train[0].Pixels);
    }

    [Fact]
    public void Labels_that_changed_in_number_since_opening_are_refused()
    {
        SampleSet train = MnistDataset.OpenFolder(_temp.Path).Train;
        string path = _temp.Write("train-labels-idx1-ubyte", BigEndianBytes.Idx(0x08, [2], 7, 8));

        DatasetFormatException exception = Assert.Throws<DatasetFormatException>(() => train.GetLabels());
        Assert.Equal((path, "2"), (exception.Path, exception.Actual));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void Images_that_changed_in_number_since_opening_are_refused(int count)
    {
        SampleSet train = MnistDataset.OpenFolder(_temp.Path).Train;
        string path = _temp.Write("train-images-idx3-ubyte", BigEndianBytes.Idx(0x08, [count, 2, 2], new byte[4 * count]));

        DatasetFormatException exception = Assert.Throws<DatasetFormatException>(() => train[0].AsSpan().Length);
        Assert.Equal((path, $"{4 * count}"), (exception.Path, exception.Actual));
    }

    [Fact]
    public void Many_threads_load_one_block()
    {
        SampleSet test = MnistDataset.Open().Test;
        var pixels = new byte[32][];
        int[][] labels = new int[32][];
        using var start = new Barrier(32);
        Thread[] threads = [.. Enumerable.Range(0, 32).Select(i => new Thread(() =>
        {
            start.SignalAndWait();
            pixels[i] = test[i].AsSpan().ToArray();
            labels[i] = test.GetLabels();
        }))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());

        SampleSet reference = MnistDataset.Open().Test;
        Assert.All(labels, some => Assert.Equal(reference.GetLabels(), some));
        for (int i = 0; i < pixels.Length; i++)
        {
            Assert.Equal(reference[i].Pixels, pixels[i]);
        }
    }

    public void Dispose() => _temp.Dispose();
}
