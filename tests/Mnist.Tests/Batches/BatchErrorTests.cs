namespace Mnist.Tests.Batches;

public sealed class BatchErrorTests
{
    public static TheoryData<BatchOptions, string> OutOfRange => new()
    {
        { new BatchOptions { Size = 0 }, "Size" },
        { new BatchOptions { Size = -1 }, "Size" },
        { new BatchOptions { Size = int.MinValue }, "Size" },
        { new BatchOptions { Epochs = 0 }, "Epochs" },
        { new BatchOptions { Epochs = -2 }, "Epochs" },
        { new BatchOptions { Remainder = (Remainder)3 }, "Remainder" },
        { new BatchOptions { Layout = (ImageLayout)(-1) }, "Layout" },
        { new BatchOptions { Binarize = (BinarizationMode)7 }, "Binarize" },
        { new BatchOptions { Size = 11, Remainder = Remainder.Drop }, "10 samples" },
        { new BatchOptions { Size = int.MaxValue, Epochs = null }, "at most" },
    };

    [Theory]
    [MemberData(nameof(OutOfRange))]
    public void Options_out_of_range_are_refused_at_once_by_name(BatchOptions options, string part)
    {
        SampleSet samples = BatchSets.Numbered(10);
        Assert.Contains(part, Assert.Throws<ArgumentOutOfRangeException>(() => new BatchReader(samples, options)).Message, StringComparison.Ordinal);
        Assert.Contains(part, Assert.Throws<ArgumentOutOfRangeException>(() => samples.Batches(options)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_hot_rows_need_labels()
    {
        var sets = new (SampleSet Samples, string Part)[]
        {
            (SampleSet.From([new MnistSample(new byte[784], 3), new MnistSample(new byte[784])]), "sample 1 has no label"),
            (BatchSets.Letters(1, 0), "from 1 to 26, but sample 1 has the label 0"),
            (BatchSets.Letters(27), "label 27"),
        };
        foreach ((SampleSet samples, string part) in sets)
        {
            ArgumentException error = Assert.Throws<ArgumentException>(() => samples.Batches(new BatchOptions { OneHot = true }));
            Assert.Contains(part, error.Message, StringComparison.Ordinal);
            Assert.Single(samples.Batches());
        }
    }

    [Fact]
    public void Samples_of_mixed_sizes_make_no_set() => Assert.Throws<ArgumentException>(
        () => SampleSet.From([new MnistSample(new byte[784], 1), new MnistSample(new byte[6], 1, rows: 2, columns: 3)]));

    [Fact]
    public void Nulls_are_refused()
    {
        Assert.Throws<ArgumentNullException>(() => new BatchReader(null!));
        using var reader = new BatchReader(BatchSets.Numbered(1));
        Assert.Throws<ArgumentNullException>(() => reader.Next(null!));
    }
}
