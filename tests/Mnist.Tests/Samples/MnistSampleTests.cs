using Mnist.Tests.Support;

namespace Mnist.Tests.Samples;

public sealed class MnistSampleTests
{
    [Fact]
    public void A_sample_of_ones_own_keeps_what_it_was_made_of()
    {
        byte[] pixels = [1, 2, 3, 4, 5, 6];
        var sample = new MnistSample(pixels, label: 9, rows: 2, columns: 3);

        Assert.Equal(pixels, sample.Pixels);
        Assert.Equal((9, "9", 2, 3), (sample.Label, sample.Category, sample.Rows, sample.Columns));
        Assert.Equal(6, sample[1, 2]);
        Assert.Equal(4, sample[1, 0]);
    }

    [Fact]
    public void A_sample_of_a_dataset_can_be_made_again()
    {
        var sample = MnistSample.Create([1, 2, 3, 4, 5, 6], 3, 2, 3, "own", Split.Test, 7, ["ox", "eel", "ant"], 2);

        Assert.Equal("own Test 7: eel", sample.ToString());
        Assert.Equal([1, 2, 3, 4, 5, 6], sample.Pixels);
        Assert.Equal((3, 2, 3), (sample.Label, sample.Rows, sample.Columns));
        Assert.Equal([null, "ox", "eel", "ant", null], Enumerable.Range(1, 5).Select(sample.CategoryOf));
        Assert.Throws<ArgumentOutOfRangeException>(() => MnistSample.Create(new byte[6], 3, 2, 3, "own", Split.Test, -1));
        Assert.Throws<ArgumentException>(() => MnistSample.Create(new byte[5], 3, 2, 3, "own", Split.Test, 0));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(60_000)]
    [InlineData(int.MinValue)]
    public void An_index_that_a_set_does_not_have_is_named_as_it_was_given(int index)
    {
        SampleSet train = MnistDataset.Open().Train;

        ArgumentOutOfRangeException exception = Assert.Throws<ArgumentOutOfRangeException>(() => train[index]);

        Assert.Equal(index, exception.ActualValue);
    }

    [Fact]
    public void Without_label_there_is_no_category()
    {
        var sample = new MnistSample(new byte[784]);

        Assert.Equal(-1, sample.Label);
        Assert.Null(sample.Category);
        Assert.EndsWith("?", sample.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(784, 28, 27)]
    [InlineData(783, 28, 28)]
    [InlineData(0, 0, 0)]
    [InlineData(4, -2, -2)]
    [InlineData(0, 65536, 65536)]
    public void Pixels_have_to_fit_the_size(int length, int rows, int columns) =>
        Assert.Throws<ArgumentException>("pixels", () => new MnistSample(new byte[length], 1, rows, columns));

    [Theory]
    [InlineData(-2)]
    [InlineData(256)]
    public void Labels_are_bytes(int label) =>
        Assert.Throws<ArgumentOutOfRangeException>(nameof(label), () => new MnistSample(new byte[784], label));

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(28, 0)]
    [InlineData(0, -1)]
    [InlineData(0, 28)]
    public void A_pixel_outside_is_not_the_one_of_the_next_row(int row, int column) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => MnistDataset.Open().Test[0][row, column]);

    [Fact]
    public void Changing_the_pixels_of_a_sample_leaves_the_dataset_alone()
    {
        SampleSet test = MnistDataset.Open().Test;
        MnistSample sample = test[0];
        Array.Fill(sample.Pixels, (byte)77);

        Assert.NotEqual((byte)77, sample[0, 0]);
        Assert.Equal(test[0].Pixels, sample.Pixels);
    }

    [Fact]
    public void A_set_made_of_samples_has_pixels_of_its_own()
    {
        MnistSample[] samples = [.. Enumerable.Range(0, 300).Select(i => TestSamples.Make(i % 256, 3, 5, seed: i))];
        SampleSet set = SampleSet.From(samples);
        TestSamples.AssertSame(samples, set);
        Assert.False(samples[0].AsSpan() == set[0].AsSpan(), "The set should have memory of its own.");
        Assert.Equal(Enumerable.Range(0, 300), set.Select(sample => sample.Index));
    }

    [Fact]
    public void A_set_has_images_of_one_size() =>
        Assert.Throws<ArgumentException>(() => SampleSet.From([TestSamples.Make(1), TestSamples.Make(1, 28, 27)]));

    [Fact]
    public void A_set_of_nothing_is_empty() => Assert.Empty(SampleSet.From([]));

    [Fact]
    public void A_sample_is_a_source_of_itself()
    {
        MnistSample sample = MnistDataset.Open().Test[3];

        SampleSet set = Assert.Single(((ISampleSource)sample).GetSampleSets());
        TestSamples.AssertSame([sample], set);
        Assert.Equal((Split.Test, "MNIST"), (set.Split, set.Dataset));
    }
}
