namespace Mnist.Tests.Batches;

public sealed class PrefetchTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData(Remainder.Continue, 1)]
    [InlineData(Remainder.Keep, 64)]
    [InlineData(Remainder.Drop, 300)]
    public void The_batches_are_the_same(Remainder remainder, int size)
    {
        SampleSet samples = MnistDataset.Open().Test.Take(300);
        var options = new BatchOptions { Size = size, Epochs = 3, Seed = 4, Remainder = remainder, Augment = new Augmentation { Shift = 3 } };
        Batch[] plain = [.. samples.Batches(options)];
        Batch[] ahead = [.. samples.Batches(options with { Prefetch = true })];
        Assert.Equal(plain.Select(batch => batch.ToString()), ahead.Select(batch => batch.ToString()));
        Assert.Equal(plain.SelectMany(batch => batch.Indexes), ahead.SelectMany(batch => batch.Indexes));
        Assert.Equal(plain.SelectMany(batch => batch.As<float>()), ahead.SelectMany(batch => batch.As<float>()));
    }

    [Fact]
    public void It_counts_the_epochs_that_were_read_not_those_prepared()
    {
        using var reader = new BatchReader(BatchSets.Numbered(10), new BatchOptions { Size = 5, Epochs = null, Prefetch = true });
        BatchBuffer buffer = reader.CreateBuffer();
        reader.Next(buffer);
        Assert.Equal(0, reader.EpochsCompleted);
        reader.Next(buffer);
        Assert.Equal(1, reader.EpochsCompleted);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_goes_wrong_reaches_the_reader(bool prefetch)
    {
        SampleSet broken = BatchSets.Loading(10, _ => throw new DatasetFormatException("here", "good", "bad"));
        using var reader = new BatchReader(broken, new BatchOptions { Prefetch = prefetch });
        BatchBuffer buffer = reader.CreateBuffer();
        Assert.Equal("here", Assert.Throws<DatasetFormatException>(() => reader.Next(buffer)).Path);
        Assert.Throws<DatasetFormatException>(() => reader.Next(buffer));
        Assert.Throws<DatasetFormatException>(() => broken.Batches(new BatchOptions { Prefetch = prefetch }).Count());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Canceling_ends_a_read_that_waits(bool prefetch)
    {
        using var cancellation = new CancellationTokenSource();
        using var reader = new BatchReader(BatchSets.Loading(10, Wait), new BatchOptions { Prefetch = prefetch }, cancellation.Token);
        BatchBuffer buffer = reader.CreateBuffer();
        Task<bool> reading = Task.Run(() => reader.Next(buffer), TestContext.Current.CancellationToken);
        await Task.Delay(50, TestContext.Current.CancellationToken);
        Assert.False(reading.IsCompleted);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading.WaitAsync(s_patience, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Canceling_between_reads_ends_the_next(bool prefetch)
    {
        using var cancellation = new CancellationTokenSource();
        using var reader = new BatchReader(BatchSets.Numbered(10), new BatchOptions { Size = 2, Epochs = null, Prefetch = prefetch }, cancellation.Token);
        BatchBuffer buffer = reader.CreateBuffer();
        Assert.True(reader.Next(buffer));
        cancellation.Cancel();
        Assert.Throws<OperationCanceledException>(() => reader.Next(buffer));
    }

    [Fact]
    public async Task Leaving_early_ends_the_thread()
    {
        // Disposing waits for the thread, so a return means that it ended: while it waits for room, and while it loads.
        await Task.Run(
            () =>
            {
                Assert.NotNull(BatchSets.Numbered(10).Batches(new BatchOptions { Size = 1, Epochs = null, Prefetch = true }).Skip(5).First());
                using var idle = new BatchReader(BatchSets.Numbered(10), new BatchOptions { Size = 1, Epochs = null, Prefetch = true });
                using var loading = new BatchReader(BatchSets.Loading(10, Wait), new BatchOptions { Prefetch = true });
            },
            TestContext.Current.CancellationToken).WaitAsync(s_patience, TestContext.Current.CancellationToken);
    }

    private static ImageBlock Wait(CancellationToken cancellationToken)
    {
        cancellationToken.WaitHandle.WaitOne();
        throw new OperationCanceledException(cancellationToken);
    }
}
