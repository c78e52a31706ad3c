using Mnist.Tests.Support;

namespace Mnist.Tests.Datasets.Store;

/// <summary>QMNIST's extended labels: as a dataset of their own, and joined with MNIST.</summary>
public sealed class WriterTests : IDisposable
{
    private readonly TempFolder _folder = new();

    // The first rows of the published qmnist-train-labels.tsv.gz: class, series, writer, digit of writer, NIST class, NIST index, duplicate, unused.
    private static readonly int[][] s_rows =
    [
        [5, 4, 2154, 59, 35, 229421, 0, 0],
        [0, 0, 0, 0, 30, 0, 0, 0],
        [4, 4, 2232, 65, 34, 238481, 0, 0],
    ];

    [Fact]
    public void Samples_carry_writer_and_the_other_fields()
    {
        Write("qmnist-train-labels-idx2-int.gz", s_rows);
        _folder.Write("qmnist-train-images-idx3-ubyte", BigEndianBytes.Idx(8, [3, 1, 2], 1, 2, 3, 4, 5, 6));
        MnistDataset dataset = MnistDataset.OpenFolder(_folder.Path);
        Assert.Equal("QMNIST", dataset.Name);
        WriterSample sample = Assert.IsType<WriterSample>(dataset.Train[0]);
        Assert.Equal(
            (5, 4, 2154, 59, 35, 229421, 0),
            (sample.Label, sample.Series, sample.Writer, sample.DigitOfWriter, sample.NistClass, sample.NistIndex, sample.Duplicate));
        Assert.Equal([5, 0, 4], dataset.Train.GetLabels());
        Assert.Equal([2232, 2154, 0], dataset.Train.At(2, 0, 1).Cast<WriterSample>().Select(item => item.Writer));
        Assert.Equal([3, 4], dataset.Train[1].Pixels);
    }

    [Fact]
    public void The_extended_labels_go_before_the_plain_ones()
    {
        Write("qmnist-test-labels-idx2-int", s_rows);
        _folder.Write("qmnist-test-labels-idx1-ubyte", BigEndianBytes.Idx(8, [3], 9, 9, 9));
        _folder.Write("qmnist-test-images-idx3-ubyte", BigEndianBytes.Idx(8, [3, 1, 1], 1, 2, 3));
        Assert.Equal([5, 0, 4], MnistDataset.OpenFolder(_folder.Path).Test.GetLabels());
    }

    [Fact]
    public void MNIST_is_joined_row_by_row_and_the_table_may_be_longer()
    {
        MnistDataset mnist = MnistDataset.Open();
        Write("qmnist-train-labels-idx2-int", mnist.Train.GetLabels().Select((label, i) => new[] { label, 0, i, 0, 30 + label, 0, 0, 0 }));
        Write("qmnist-test-labels-idx2-int", [.. mnist.Test.GetLabels().Select((label, i) => new[] { label, 4, 2100 + i, 0, 0, 0, 0, 0 }), .. s_rows]);
        MnistDataset joined = mnist.WithWriters(_folder.Path);
        Assert.Equal("MNIST", joined.Name);
        WriterSample last = Assert.IsType<WriterSample>(joined.Test[9999]);
        Assert.Equal((6, 12_099, 4), (last.Label, last.Writer, last.Series));
        Assert.True(last.AsSpan().SequenceEqual(mnist.Test[9999].AsSpan()));
        Assert.Equal(59_999, ((WriterSample)joined.Train[59_999]).Writer);
    }

    [Fact]
    public void The_published_labels_join_MNIST_with_its_writers()
    {
        MnistDataset joined = MnistDataset.Open().WithWriters(Published.QMnist);
        int[] train = WritersOf(joined.Train);
        int[] test = WritersOf(joined.Test);
        Assert.Equal((539, 297), (train.Length, test.Length));
        Assert.Empty(train.Intersect(test));
        Assert.Equal((2154, 4, 5), Fields(joined.Train[0]));
        Assert.Equal((2232, 4, 4), Fields(joined.Train[2]));
        Assert.Equal(MnistDataset.Open().Train.GetLabels(), joined.Train.GetLabels());

        Assert.Equal((373, 0, 6), Fields(joined.Test[9999])); // as numpy reads it
        Assert.True(joined.Test[9999].AsSpan().SequenceEqual(MnistDataset.Open().Test[9999].AsSpan()));

        static int[] WritersOf(SampleSet samples) => [.. samples.Cast<WriterSample>().Select(sample => sample.Writer).Distinct()];

        static (int Writer, int Series, int Label) Fields(MnistSample sample) =>
            Assert.IsType<WriterSample>(sample) is var one ? (one.Writer, one.Series, one.Label) : default;
    }

    [Fact]
    public void Labels_that_disagree_are_refused_with_the_place()
    {
        MnistDataset mnist = MnistDataset.Open();
        int[] labels = mnist.Train.GetLabels();
        labels[7] = (labels[7] + 1) % 10;
        Write("qmnist-train-labels-idx2-int", labels.Select(label => new[] { label, 0, 0, 0, 0, 0, 0, 0 }));
        Write("qmnist-test-labels-idx2-int", mnist.Test.GetLabels().Select(label => new[] { label, 0, 0, 0, 0, 0, 0, 0 }));
        DatasetFormatException exception = Assert.Throws<DatasetFormatException>(() => mnist.WithWriters(_folder.Path).Train[0]);
        Assert.Contains("MNIST Train 7", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_that_is_too_short_is_refused()
    {
        Write("qmnist-train-labels-idx2-int", s_rows);
        Write("qmnist-test-labels-idx2-int", s_rows);
        Assert.Throws<DatasetFormatException>(() => MnistDataset.Open().WithWriters(_folder.Path).Train[0]);
    }

    [Fact]
    public void Without_the_labels_the_line_to_run_is_told()
    {
        DatasetNotFoundException exception = Assert.Throws<DatasetNotFoundException>(() => MnistDataset.Open().WithWriters(_folder.Path));
        Assert.Contains("Save-MnistDataset -Name QMNIST", exception.Message, StringComparison.Ordinal);
        Assert.Contains("has no extended labels", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_the_folder_the_error_does_not_speak_of_its_files()
    {
        string nowhere = Path.Combine(_folder.Path, "nowhere");
        Assert.StartsWith($"'{nowhere}' does not exist.", Assert.Throws<DatasetNotFoundException>(() => MnistDataset.Open().WithWriters(nowhere)).Message, StringComparison.Ordinal);
        DatasetNotFoundException exception = Assert.Throws<DatasetNotFoundException>(() => MnistDataset.Open().WithWriters());
        Assert.StartsWith("QMNIST is not on this machine. To fetch it", exception.Message, StringComparison.Ordinal);
        Assert.Equal("QMNIST", exception.Target);
    }

    [Fact]
    public void Other_tables_of_numbers_are_no_labels()
    {
        _folder.Write("qmnist-train-labels-idx2-int", BigEndianBytes.Idx(12, [1, 3], new byte[12]));
        _folder.Write("qmnist-train-images-idx3-ubyte", BigEndianBytes.Idx(8, [1, 1, 1], 1));
        Assert.Throws<DatasetFormatException>(() => MnistDataset.OpenFolder(_folder.Path));
    }

    public void Dispose() => _folder.Dispose();

    private void Write(string name, IEnumerable<int[]> rows)
    {
        byte[] cells = [.. rows.SelectMany(row => row.SelectMany(cell => BigEndianBytes.UInt32(cell)))];
        byte[] file = BigEndianBytes.Idx(12, [cells.Length / 32, 8], cells);
        _folder.Write(name, name.EndsWith(".gz", StringComparison.Ordinal) ? BigEndianBytes.Gzip(file) : file);
    }
}
