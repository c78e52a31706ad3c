namespace Mnist.Tests.Batches;

/// <summary>The expectations are those of Reference/batches.py, a model of TensorFlow's next_batch.</summary>
public sealed class NextBatchTests
{
    [Theory]
    [InlineData(10, 4, 7, true, "7 3 8 9|1 4 6 0|2 5 4 2|9 6 1 5|3 7 0 8|3 9 1 5")]
    [InlineData(10, 4, 7, false, "0 1 2 3|4 5 6 7|8 9 0 1|2 3 4 5|6 7 8 9|0 1 2 3")]
    [InlineData(10, 25, -3, true, "5 7 4 2 8 6 9 3 1 0 0 4 1 6 5 2 7 9 8 3 3 9 7 2 0|5 6 8 4 1 9 2 0 7 1 5 6 8 4 3 8 9 6 1 5 4 3 7 2 0")]
    [InlineData(3, 1, 1L << 40, true, "1|2|0|2|0|1|0")]
    public void Batches_go_on_into_the_next_epoch_and_never_shrink(int count, int size, long seed, bool shuffle, string expected)
    {
        var options = new BatchOptions { Size = size, Seed = seed, Shuffle = shuffle, Epochs = null };
        int batches = expected.Split('|').Length;
        Assert.Equal(expected, BatchSets.Text(BatchSets.Places(BatchSets.Numbered(count), options, batches)));
    }

    [Fact]
    public void Two_epochs_of_the_tutorial_are_those_of_the_model()
    {
        SampleSet train = MnistDataset.Open().Divide().Train;
        int[][] batches = BatchSets.Places(train, new BatchOptions { Seed = 1, Epochs = null, Scale = false }, 1103);
        Assert.All(batches, batch => Assert.Equal(100, batch.Length));
        Assert.Equal(
            "1e1182e79b0471f9fbc5f266f1402917d3aec39a51c14264811976502d0ee3f8",
            BatchSets.Digest(batches.SelectMany(batch => batch).Select(index => index - 5000)));
    }

    [Fact]
    public void Epoch_0_has_the_order_of_Shuffle()
    {
        SampleSet samples = BatchSets.Numbered(50);
        Assert.Equal(
            samples.Shuffle(seed: 12).Select(sample => sample.Index),
            samples.Batches(new BatchOptions { Size = 7, Seed = 12 }).SelectMany(batch => batch.Indexes));
    }

    [Fact]
    public void An_epoch_is_counted_as_soon_as_it_is_used_up()
    {
        using var reader = new BatchReader(BatchSets.Numbered(10), new BatchOptions { Size = 4, Epochs = null });
        BatchBuffer buffer = reader.CreateBuffer();
        List<(int Epoch, long Index, int Completed)> seen = [];
        for (int i = 0; i < 6; i++)
        {
            Assert.True(reader.Next(buffer));
            seen.Add((buffer.Epoch, buffer.Index, reader.EpochsCompleted));
        }

        Assert.Equal([(0, 0, 0), (0, 1, 0), (0, 2, 1), (1, 3, 1), (1, 4, 2), (2, 5, 2)], seen);
    }

    [Fact]
    public void Without_a_seed_the_reader_tells_the_one_it_drew()
    {
        SampleSet samples = BatchSets.Numbered(100);
        using var reader = new BatchReader(samples);
        BatchBuffer buffer = reader.CreateBuffer();
        Assert.True(reader.Next(buffer));
        Assert.Equal(samples.Batches(new BatchOptions { Seed = reader.Seed }).Single().Indexes, buffer.Indexes.ToArray());
    }

    [Fact]
    public void Going_through_the_batches_twice_gives_the_same()
    {
        IEnumerable<Batch> batches = BatchSets.Numbered(100).Batches(new BatchOptions { Size = 30 });
        Assert.Equal(batches.SelectMany(batch => batch.Indexes), batches.SelectMany(batch => batch.Indexes));
    }
}
