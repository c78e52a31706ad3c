namespace Mnist.Tests.Batches;

public sealed class BatchReaderTests
{
    private static readonly SampleSet s_test = MnistDataset.Open().Test;

    public static TheoryData<BatchOptions> Kinds =>
    [
        new BatchOptions(),
        new BatchOptions { Scale = false, OneHot = true, Remainder = Remainder.Keep },
        new BatchOptions { Shuffle = false, Standardize = Standardization.Mnist, Remainder = Remainder.Drop },
        new BatchOptions { Binarize = BinarizationMode.Random },
        new BatchOptions { Binarize = BinarizationMode.Rounded, Scale = false },
        new BatchOptions { Augment = Augmentation.Gentle, OneHot = true, Binarize = BinarizationMode.Rounded, Standardize = Standardization.Mnist },
        new BatchOptions { Prefetch = true },
    ];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Next_allocates_nothing(BatchOptions kind)
    {
        // Several epochs, with remainders: 20 batches of 16 from 100.
        using var reader = new BatchReader(s_test.Take(100), kind with { Size = 16, Seed = 1, Epochs = null });
        BatchBuffer buffer = reader.CreateBuffer();

        // The runtime itself may allocate once, while it replaces code by better code: the best of some runs tells.
        long least = long.MaxValue;
        for (int run = 0; run < 10 && least > 0; run++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 20; i++)
            {
                reader.Next(buffer);
            }

            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, least);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_buffer_holds_what_fresh_batches_hold(BatchOptions kind)
    {
        BatchOptions options = kind with { Size = 64, Seed = 1, Epochs = 2 };
        SampleSet samples = s_test.Take(300);
        using var reader = new BatchReader(samples, options);
        BatchBuffer buffer = reader.CreateBuffer();
        foreach (Batch batch in samples.Batches(options with { Prefetch = false }))
        {
            Assert.True(reader.Next(buffer));
            Assert.Equal((batch.Count, batch.Epoch, batch.Index), (buffer.Count, buffer.Epoch, buffer.Index));
            Assert.Equal(batch.Labels, buffer.Labels.ToArray());
            Assert.Equal(batch.Classes, buffer.Classes.ToArray());
            Assert.Equal(batch.Indexes, buffer.Indexes.ToArray());
            Assert.Equal(batch.OneHot ?? [], buffer.OneHot.ToArray());
            Assert.Equal(batch.Images, buffer.IsFloat ? buffer.Floats.ToArray() : buffer.Bytes.ToArray());
        }

        Assert.False(reader.Next(buffer));
        Assert.False(reader.Next(buffer));
    }

    [Fact]
    public void Fresh_batches_share_nothing()
    {
        Batch[] batches = [.. s_test.Take(300).Batches(new BatchOptions { Size = 64, OneHot = true, Prefetch = true })];
        Assert.Equal(5, batches.Select(batch => batch.Images).Distinct().Count());
        Assert.Equal(5, batches.Select(batch => batch.Labels).Distinct().Count());
        Assert.Equal(5, batches.Select(batch => batch.OneHot).Distinct().Count());
        batches[0].As<float>().AsSpan().Fill(7);
        Assert.DoesNotContain(7f, s_test.Take(300).Batches(new BatchOptions { Size = 300 }).Single().As<float>());
    }

    [Fact]
    public void A_buffer_knows_its_type_and_its_reader()
    {
        using var reader = new BatchReader(s_test, new BatchOptions { Size = 10 });
        using var other = new BatchReader(s_test, new BatchOptions { Size = 10, Scale = false });
        using var same = new BatchReader(s_test.Skip(5), new BatchOptions { Size = 10, Binarize = BinarizationMode.Rounded });
        BatchBuffer buffer = reader.CreateBuffer();
        Assert.Equal((10, 0, 784, 0), (buffer.Capacity, buffer.Count, buffer.PixelCount, buffer.CategoryCount));
        Assert.Throws<InvalidOperationException>(() => buffer.Bytes.Length);
        Assert.Throws<InvalidOperationException>(() => other.CreateBuffer().Floats.Length);
        Assert.Throws<ArgumentException>(() => other.Next(buffer));
        Assert.True(same.Next(buffer));
        Assert.Equal(7840, buffer.FloatMemory.Length);
    }

    [Fact]
    public void A_large_size_costs_no_memory_that_no_batch_needs()
    {
        using var reader = new BatchReader(s_test.Take(3), new BatchOptions { Size = int.MaxValue });
        Assert.Equal(3, reader.CreateBuffer().Capacity);
        using var two = new BatchReader(s_test.Take(3), new BatchOptions { Size = int.MaxValue, Epochs = 2 });
        Assert.Equal(6, two.CreateBuffer().Capacity);
        using var kept = new BatchReader(s_test.Take(3), new BatchOptions { Size = int.MaxValue, Epochs = null, Remainder = Remainder.Keep });
        Assert.Equal(3, kept.CreateBuffer().Capacity);
    }

    [Fact]
    public void Repeated_samples_are_samples_of_their_own()
    {
        Batch batch = s_test.At(4, 4, 4).Batches(new BatchOptions { Binarize = BinarizationMode.Random, Scale = false, Seed = 1 }).Single();
        Assert.Equal([4, 4, 4], batch.Indexes);
        Assert.False(batch.As<byte>().AsSpan(0, 784).SequenceEqual(batch.As<byte>().AsSpan(784, 784)));
    }

    [Fact]
    public void A_reader_that_was_disposed_says_so()
    {
        var reader = new BatchReader(s_test, new BatchOptions { Prefetch = true });
        BatchBuffer buffer = reader.CreateBuffer();
        reader.Dispose();
        reader.Dispose();
        Assert.Throws<ObjectDisposedException>(() => reader.Next(buffer));
    }
}
