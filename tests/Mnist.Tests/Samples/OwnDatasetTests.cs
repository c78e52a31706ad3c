using Mnist.Datasets;
using Mnist.Tests.Batches;
using Mnist.Tests.Support;

namespace Mnist.Tests.Samples;

/// <summary>Datasets of samples and splits of one's own.</summary>
public sealed class OwnDatasetTests
{
    private static readonly MnistDataset s_mnist = MnistDataset.Open();

    [Fact]
    public void Splits_of_ones_own_are_counted_anew_and_copy_nothing()
    {
        using var own = MnistDataset.From(s_mnist.Train[..50_000], s_mnist.Train[50_000..]);
        Assert.Equal(("MNIST", "", 50_000, 10_000), (own.Name, own.Location, own.Train.Count, own.Test.Count));
        Assert.Equal(s_mnist.Train.GetLabels()[50_000..], own.Test.GetLabels());
        MnistSample last = own.Test[^1];
        Assert.Equal((9999, Split.Test, "MNIST Test 9999: 8"), (last.Index, last.Split, last.ToString()));
        Assert.True(last.AsSpan() == s_mnist.Train[59_999].AsSpan(), "The pixels should be the same memory.");
        Assert.Equal(s_mnist.Train[50_000..50_003].ToArray<byte>(), own.Test[..3].ToArray<byte>());
        Assert.Equal(s_mnist.Train[50_000..].MeasurePixels().Mean, own.Test.MeasurePixels().Mean);
        Assert.Equal(
            s_mnist.Train[50_000..].Batches(new BatchOptions { Seed = 4 }).First().As<float>(), own.Test.Batches(new BatchOptions { Seed = 4 }).First().As<float>());
    }

    [Fact]
    public void Categories_of_ones_own_name_the_labels()
    {
        SampleSet some = SampleSet.From([new MnistSample([1], 0, 1, 1), new MnistSample([2], 2, 1, 1), new MnistSample([3], MnistSample.Unlabeled, 1, 1)]);
        using var own = MnistDataset.From(null, some, ["cat", "dog", "cow"]);
        Assert.Equal([Split.Test], own.Splits);
        Assert.Equal(["cat", "cow", null], own.Test.Select(sample => sample.Category));
        Assert.Equal([("cat", 1L), ("dog", 0L), ("cow", 1L)], own.CountCategories().Select(row => (row.Category, row.Testing)));
        Assert.Throws<DatasetNotFoundException>(() => own.Train);
        Assert.False(own.TryGet(Split.Train, out _));
        Assert.True(own.TryGet(Split.Test, out SampleSet? test));
        Assert.Same(test, own.Get(Split.Test));
    }

    [Fact]
    public void Categories_are_kept_with_their_first_label()
    {
        using var own = MnistDataset.From(BatchSets.Letters(1, 26), BatchSets.Letters(3));
        Assert.Equal(["a", "z"], own.Train.Select(sample => sample.Category));
        Assert.Equal([2], own.Test.Batches().Single().Classes);
    }

    [Fact]
    public void Samples_with_writers_keep_them_where_the_whole_set_is_taken()
    {
        using var folder = new TempFolder();
        byte[] row = [.. new[] { 5, 4, 2154, 59, 35, 229421, 0, 0 }.SelectMany(cell => BigEndianBytes.UInt32(cell))];
        folder.Write("qmnist-train-labels-idx2-int", BigEndianBytes.Idx(12, [1, 8], row));
        folder.Write("qmnist-train-images-idx3-ubyte", BigEndianBytes.Idx(8, [1, 1, 2], 1, 2));
        SampleSet train = MnistDataset.OpenFolder(folder.Path).Train;
        Assert.Equal(2154, Assert.IsType<WriterSample>(MnistDataset.From(train, null).Train[0]).Writer);
        Assert.IsType<MnistSample>(MnistDataset.From(train.At(0), null).Train[0]);
    }

    [Fact]
    public void A_label_beyond_the_categories_is_named_with_its_sample()
    {
        ArgumentException exception = Assert.Throws<ArgumentException>("test", () => MnistDataset.From(s_mnist.Test.Where(0, 1), s_mnist.Test, ["zero", "one"]));
        Assert.StartsWith("Sample 0 of the Test split has the label 7, but the 2 categories are for the labels 0 to 1.", exception.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("train", () => MnistDataset.From(s_mnist.Test, null, ["zero"]));
    }

    [Fact]
    public void What_cannot_be_a_dataset_is_refused()
    {
        SampleSet small = TestSamples.MakeSet(3, 2, 2);
        Assert.Throws<ArgumentException>("train", () => MnistDataset.From(null, null));
        ArgumentException size = Assert.Throws<ArgumentException>("test", () => MnistDataset.From(s_mnist.Train, small));
        Assert.Contains("2 x 2, but the training images are 28 x 28", size.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("test", () => MnistDataset.From(TestSamples.MakeSet(2, 1, 1), BatchSets.Letters(1)));
        Assert.Throws<ArgumentException>("categories", () => MnistDataset.From(small, null, []));
        Assert.Throws<ArgumentException>("categories", () => MnistDataset.From(small, null, new string[257]));
    }

    [Fact]
    public void The_sources_stay_open_when_a_dataset_made_of_them_is_disposed()
    {
        var own = MnistDataset.From(s_mnist.Test[..10], null);
        Assert.Equal(s_mnist.Test[3].Pixels, own.Train[3].Pixels);
        own.Dispose();
        Assert.Throws<ObjectDisposedException>(() => own.Train[3]);
        Assert.Equal(7, s_mnist.Test[0].Label);
    }

    [Fact]
    public void Get_throws_and_TryGet_does_not()
    {
        Assert.True(DatasetCatalog.Default.TryGet("fashionmnist", out CatalogEntry? entry));
        Assert.Equal("FashionMNIST", entry.Name);
        Assert.Same(entry, DatasetCatalog.Default.Get("FashionMNIST"));
        Assert.False(DatasetCatalog.Default.TryGet("Fashion", out _));
        Assert.Throws<DatasetNotFoundException>(() => DatasetCatalog.Default.Get("Fashion"));
        Assert.True(DatasetStore.Default.TryGet("mnist", out DatasetInfo? info));
        Assert.Equal("MNIST", info.Name);
        Assert.False(DatasetStore.Default.TryGet("Fashion", out _));
        Assert.Throws<DatasetNotFoundException>(() => DatasetStore.Default.Get("Fashion"));
    }
}
