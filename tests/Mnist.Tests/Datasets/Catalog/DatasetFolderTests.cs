using Mnist.Tests.Support;

namespace Mnist.Tests.Datasets.Catalog;

public sealed class DatasetFolderTests : IDisposable
{
    private static readonly byte[] s_images = BigEndianBytes.Idx(0x08, [3, 2, 2], 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
    private static readonly byte[] s_labels = BigEndianBytes.Idx(0x08, [3], 7, 8, 9);

    private readonly TempFolder _temp = new();

    [Theory]
    [InlineData("train-images-idx3-ubyte", "train-labels-idx1-ubyte", Split.Train)]
    [InlineData("train-images.idx3-ubyte", "train-labels.idx1-ubyte", Split.Train)]
    [InlineData("t10k-images-idx3-ubyte", "t10k-labels.idx1-ubyte", Split.Test)]
    [InlineData("train-images-idx3-ubyte.gz", "train-labels.idx1-ubyte.gz", Split.Train)]
    [InlineData("T10K-IMAGES.IDX3-UBYTE", "t10k-labels-idx1-ubyte.GZ", Split.Test)]
    [InlineData("mine-test-images-idx3-ubyte", "mine-test-labels-idx1-ubyte", Split.Test)]
    public void Both_spellings_are_read(string images, string labels, Split split)
    {
        _temp.Write(images, s_images);
        _temp.Write(labels, s_labels);
        MnistDataset dataset = MnistDataset.OpenFolder(_temp.Path);

        Assert.Equal([split], dataset.Splits);
        Assert.Equal([7, 8, 9], dataset.Get(split).GetLabels());
        Assert.Equal([5, 6, 7, 8], dataset.Get(split)[1].Pixels);
        Assert.Equal((2, 2), (dataset.Get(split).Rows, dataset.Get(split).Columns));
        Assert.Throws<DatasetNotFoundException>(() => dataset.Get(1 - split));
    }

    [Fact]
    public void Junk_beside_the_files_is_passed_over()
    {
        Write(s_images, s_labels);
        foreach (string name in new[] { "._train-images-idx3-ubyte", "._train-labels-idx1-ubyte", "._t10k-labels-idx1-ubyte", ".DS_Store", "Thumbs.db" })
        {
            _temp.Write(name, 0, 5, 22, 7);
        }

        MnistDataset dataset = MnistDataset.OpenFolder(_temp.Path);
        Assert.Equal([Split.Train], dataset.Splits);
        Assert.Equal([7, 8, 9], dataset.Train.GetLabels());
    }

    [Theory]
    [InlineData("MNIST/raw/", "MNIST/raw/")]
    [InlineData("train-images-idx3-ubyte/", "train-labels-idx1-ubyte/")]
    [InlineData("repository/data/fashion/", "repository/data/fashion/")]
    public void A_folder_above_is_read(string images, string labels)
    {
        foreach (string name in new[] { images + "train-images-idx3-ubyte", labels + "train-labels-idx1-ubyte" })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_temp[name])!);
            _temp.Write(name, name.Contains("images-idx3-ubyte", StringComparison.Ordinal) && name.EndsWith("images-idx3-ubyte", StringComparison.Ordinal) ? s_images : s_labels);
        }

        Assert.Equal([7, 8, 9], MnistDataset.OpenFolder(_temp.Path).Train.GetLabels());
        Assert.Equal([7, 8, 9], Assert.Single(MnistDataset.OpenAll(_temp.Path)).Train.GetLabels());
        Assert.Equal("Idx", Mnist.Formats.SampleFormat.Detect(_temp.Path).Name);
    }

    [Fact]
    public void Several_folders_below_are_named()
    {
        foreach (string folder in new[] { "a", "b" })
        {
            _temp.MakeFolder(folder);
            _temp.Write($"{folder}/train-images-idx3-ubyte", s_images);
            _temp.Write($"{folder}/train-labels-idx1-ubyte", s_labels);
        }

        Assert.Contains("several folders: a, b. Use the path of one of them.", Assert.Throws<DatasetNotFoundException>(() => MnistDataset.OpenFolder(_temp.Path)).Message, StringComparison.Ordinal);
        Write(s_images, s_labels);
        Assert.Equal(3, MnistDataset.OpenFolder(_temp.Path).Train.Count);
        Assert.Contains("is a file without a dataset", Assert.Throws<DatasetNotFoundException>(() => MnistDataset.OpenFolder(_temp["a/train-labels-idx1-ubyte"])).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new long[] { 3, 1, 2, 2 })]
    [InlineData(new long[] { 3, 2, 2, 1 })]
    public void A_fourth_size_of_one_channel_is_read(long[] sizes)
    {
        Write(BigEndianBytes.Idx(0x08, sizes, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12), s_labels);
        SampleSet train = MnistDataset.OpenFolder(_temp.Path).Train;
        Assert.Equal((2, 2), (train.Rows, train.Columns));
        Assert.Equal([5, 6, 7, 8], train[1].Pixels);
    }

    [Theory]
    [InlineData(0x09, new byte[] { 7, 8, 9 })]
    [InlineData(0x0B, new byte[] { 0, 7, 0, 8, 0, 9 })]
    [InlineData(0x0C, new byte[] { 0, 0, 0, 7, 0, 0, 0, 8, 0, 0, 0, 9 })]
    public void Labels_may_be_any_whole_numbers(byte code, byte[] elements)
    {
        Write(s_images, BigEndianBytes.Idx(code, [3], elements));

        Assert.Equal([7, 8, 9], MnistDataset.OpenFolder(_temp.Path).Train.GetLabels());
    }

    [Theory]
    [InlineData(0x09, new byte[] { 7, 0xFF, 9 }, 9, "-1")]
    [InlineData(0x0B, new byte[] { 0, 7, 1, 0, 0, 9 }, 10, "256")]
    [InlineData(0x0C, new byte[] { 0, 0, 0, 7, 0, 0, 0, 8, 0x7F, 0xFF, 0xFF, 0xFF }, 16, "2147483647")]
    public void Labels_that_are_no_bytes_are_refused(byte code, byte[] elements, long offset, string actual)
    {
        Write(s_images, BigEndianBytes.Idx(code, [3], elements));
        SampleSet train = MnistDataset.OpenFolder(_temp.Path).Train;

        DatasetFormatException exception = Assert.Throws<DatasetFormatException>(() => train.GetLabels());
        Assert.Equal(
            (_temp["train-labels-idx1-ubyte"], offset, "a label from 0 to 255", actual),
            (exception.Path, exception.Offset, exception.Expected, exception.Actual));
    }

    [Fact]
    public void Labels_and_images_of_different_number_are_refused()
    {
        Write(s_images, BigEndianBytes.Idx(0x08, [2], 7, 8));

        DatasetFormatException exception = Assert.Throws<DatasetFormatException>(() => MnistDataset.OpenFolder(_temp.Path));
        Assert.Equal((_temp["train-labels-idx1-ubyte"], 4L, "2"), (exception.Path, exception.Offset, exception.Actual));
        Assert.Equal("3 labels, as many as there are images in train-images-idx3-ubyte", exception.Expected);
    }

    [Fact]
    public void Images_in_place_of_labels_and_labels_in_place_of_images_are_refused()
    {
        Write(s_images, s_images);
        Assert.Equal("UnsignedByte 3 x 2 x 2 (magic number 2051)", Refuse("train-labels-idx1-ubyte", 0).Actual);
        Write(s_labels, s_labels);
        Assert.Equal("UnsignedByte 3 (magic number 2049)", Refuse("train-images-idx3-ubyte", 0).Actual);
        Write(BigEndianBytes.Idx(0x09, [1, 1, 1], 1), s_labels);
        Refuse("train-images-idx3-ubyte", 0);
        Write(s_images, BigEndianBytes.Idx(0x0D, [3], new byte[12]));
        Refuse("train-labels-idx1-ubyte", 0);
    }

    [Fact]
    public void Images_without_pixels_are_refused()
    {
        Write(BigEndianBytes.Idx(0x08, [3, 0, 2]), s_labels);
        Refuse("train-images-idx3-ubyte", 4);
        Write(BigEndianBytes.Idx(0x08, [0, uint.MaxValue, uint.MaxValue]), BigEndianBytes.Idx(0x08, [0]));
        Refuse("train-images-idx3-ubyte", 4);
    }

    [Fact]
    public void A_file_that_is_cut_or_no_file_at_all_is_refused_at_opening()
    {
        Write(s_images[..^1], s_labels);
        Refuse("train-images-idx3-ubyte", s_images.Length - 1);
        Write("<html>"u8.ToArray(), s_labels);
        Assert.Contains("web page", Assert.Throws<DatasetFormatException>(() => MnistDataset.OpenFolder(_temp.Path)).Message, StringComparison.Ordinal);
        Write(s_images, []);
        Assert.Equal("an empty file", Refuse("train-labels-idx1-ubyte", 0).Actual);
    }

    [Fact]
    public void Gzip_that_is_cut_is_refused_at_loading()
    {
        Write(BigEndianBytes.Gzip(s_images)[..^4], s_labels);
        SampleSet train = MnistDataset.OpenFolder(_temp.Path).Train;

        Assert.Equal([7, 8, 9], train.GetLabels());
        Assert.Equal(_temp["train-images-idx3-ubyte"], Assert.Throws<DatasetFormatException>(() => train[0].Pixels).Path);
    }

    [Theory]
    [InlineData("train-images-idx3-ubyte", "its labels")]
    [InlineData("t10k-labels-idx1-ubyte", "its images")]
    public void One_of_a_pair_is_not_enough(string name, string missing)
    {
        _temp.Write(name, s_labels);

        DatasetNotFoundException exception = Assert.Throws<DatasetNotFoundException>(() => MnistDataset.OpenFolder(_temp.Path));
        Assert.Equal(_temp.Path, exception.Target);
        Assert.Contains(missing, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_IDX_and_a_missing_one_are_no_datasets()
    {
        _temp.Write("train.csv", "1,2,3");

        Assert.Equal(_temp.Path, Assert.Throws<DatasetNotFoundException>(() => MnistDataset.OpenFolder(_temp.Path)).Target);
        Assert.Equal(_temp["missing"], Assert.Throws<DatasetNotFoundException>(() => MnistDataset.OpenFolder(_temp["missing"])).Target);
        Assert.Throws<DatasetNotFoundException>(() => MnistDataset.OpenFolder(_temp["train.csv"]));
    }

    [Fact]
    public void Two_datasets_in_one_folder_are_refused()
    {
        Write(s_images, s_labels);
        _temp.Write("emnist-mnist-train-images-idx3-ubyte", s_images);

        Assert.Contains("emnist-mnist-", Assert.Throws<DatasetNotFoundException>(() => MnistDataset.OpenFolder(_temp.Path)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _temp.Dispose();

    private void Write(byte[] images, byte[] labels)
    {
        _temp.Write("train-images-idx3-ubyte", images);
        _temp.Write("train-labels-idx1-ubyte", labels);
    }

    private DatasetFormatException Refuse(string name, long offset)
    {
        DatasetFormatException? exception = null;
        long allocated = Allocation.Of(() => exception = Assert.Throws<DatasetFormatException>(() => MnistDataset.OpenFolder(_temp.Path)));
        Assert.Equal((_temp[name], offset), (exception!.Path, exception.Offset));
        Assert.InRange(allocated, 0, 2 * Allocation.Megabyte);
        return exception;
    }
}
