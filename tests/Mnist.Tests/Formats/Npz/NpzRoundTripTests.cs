using System.Text;
using Mnist.Formats;
using Mnist.Formats.Npz;
using Mnist.IO;
using Mnist.Tests.Support;

namespace Mnist.Tests.Formats.Npz;

public sealed class NpzRoundTripTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public static TheoryData<int, int, int, bool> Shapes { get; } = new()
    {
        { 0, 28, 28, false }, { 0, 28, 28, true }, { 1, 28, 28, false }, { 1, 28, 28, true },
        { 2000, 28, 28, false }, { 7, 3, 5, true }, { 5, 1, 1, false }, { 3, 600, 500, false },
    };

    public void Dispose() => _folder.Dispose();

    /// <summary>Built by hand from numpy's page on the format.</summary>
    [Theory]
    [InlineData("{'descr': '|u1', 'fortran_order': False, 'shape': (60000, 28, 28), }", 60000, 28, 28)]
    [InlineData("{'descr': '|u1', 'fortran_order': False, 'shape': (10000,), }", 10000)]
    [InlineData("{'descr': '|u1', 'fortran_order': False, 'shape': (0, 28, 28), }", 0, 28, 28)]
    public void Headers_are_those_of_numpy(string text, params int[] shape)
    {
        byte[] header = NpyHeader.ForBytes([.. shape.Select(size => (long)size)]);
        Assert.Equal(128, header.Length);
        Assert.Equal("934E554D5059010076" + "00", Convert.ToHexString(header[..10]));
        Assert.Equal(text.PadRight(117) + "\n", Encoding.ASCII.GetString(header[10..]));
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void What_is_written_is_read(int count, int rows, int columns, bool compress)
    {
        SampleSet samples = TestSamples.MakeSet(count, rows, columns);
        SampleFormat.Npz.Write(_folder["m.npz"], samples, new NpzWriteOptions { Compress = compress });

        MnistDataset read = SampleFormat.Npz.Import(_folder["m.npz"]);
        Assert.Equal([Split.Train], read.Splits);
        TestSamples.AssertSame(samples, read.Train);
        TestSamples.AssertSame(samples, [.. SampleFormat.Npz.Read(_folder["m.npz"])]);
        Assert.Equal(["m.npz"], _folder.Names);
        if (count == 0)
        {
            Assert.Equal((rows, columns), (read.Train.Rows, read.Train.Columns));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void MNIST_survives_with_both_splits(bool compress)
    {
        MnistDataset mnist = MnistDataset.Open();
        SampleFormat.Npz.Write(_folder["mnist.npz"], mnist, new NpzWriteOptions { Compress = compress });

        MnistDataset read = SampleFormat.Npz.Import(_folder["mnist.npz"], new NpzReadOptions { Dataset = "MNIST" });
        Assert.Equal("MNIST, 60000 + 10000 samples", read.ToString());
        TestSamples.AssertSame(mnist.Train, read.Train);
        TestSamples.AssertSame(mnist.Test, read.Test);

        MnistDataset test = SampleFormat.Npz.Import(_folder["mnist.npz"], new NpzReadOptions { Split = Split.Test });
        Assert.Equal([Split.Test], test.Splits);
        Assert.Equal(10_000, test.Test.Count);
    }

    [Fact]
    public void Splits_may_come_in_any_order()
    {
        MnistDataset mnist = MnistDataset.Open();
        SampleSet train = mnist.Train.Take(300);
        SampleSet test = mnist.Test.Take(300);
        using (var writer = SampleFormat.Npz.CreateWriter(_folder["m.npz"]))
        {
            for (int i = 0; i < 300; i++)
            {
                writer.Write(test[i]);
                writer.Write(train[i]);
            }

            writer.Complete();
        }

        MnistDataset read = SampleFormat.Npz.Import(_folder["m.npz"]);
        TestSamples.AssertSame(train, read.Train);
        TestSamples.AssertSame(test, read.Test);
        MnistSample[] streamed = [.. SampleFormat.Npz.Read(_folder["m.npz"])];
        Assert.Equal([.. Enumerable.Repeat(Split.Train, 300), .. Enumerable.Repeat(Split.Test, 300)], streamed.Select(sample => sample.Split));
        Assert.Equal(299, streamed[^1].Index);
    }

    [Fact]
    public void What_does_not_fit_in_memory_waits_in_a_file()
    {
        // 24 MB of test images behind the first train image: more than a buffer keeps.
        MnistSample large = TestSamples.Make(7, 1000, 1000);
        SampleSet test = SampleSet.From(MnistDataset.Open().Test.Take(1));
        using (var writer = SampleFormat.Npz.CreateWriter(_folder["m.npz"]))
        {
            writer.Write(test);
            for (int i = 0; i < 24; i++)
            {
                writer.Write(large);
            }

            Assert.Contains(_folder.Names, name => name.StartsWith("m.npz.partial-", StringComparison.Ordinal));
            writer.Complete();
        }

        Assert.Equal(["m.npz"], _folder.Names);
        MnistDataset read = SampleFormat.Npz.Import(_folder["m.npz"]);
        Assert.Equal(24, read.Train.Count);
        Assert.All(read.Train, sample => Assert.True(sample.AsSpan().SequenceEqual(large.AsSpan())));
        TestSamples.AssertSame(test, read.Test);
    }

    [Fact]
    public void Labels_up_to_255_survive_and_none_is_refused()
    {
        SampleSet samples = SampleSet.From([TestSamples.Make(0), TestSamples.Make(61), TestSamples.Make(128), TestSamples.Make(255)]);
        SampleFormat.Npz.Write(_folder["m.npz"], samples);
        TestSamples.AssertSame(samples, SampleFormat.Npz.Import(_folder["m.npz"]).Train);

        Assert.Throws<ArgumentException>(() => SampleFormat.Npz.Write(_folder["other.npz"], SampleSet.From([TestSamples.Make(MnistSample.Unlabeled)])));
        using (var writer = SampleFormat.Npz.CreateWriter(_folder["other.npz"]))
        {
            writer.Write(TestSamples.Make(1));
            Assert.Throws<ArgumentException>(() => writer.Write(TestSamples.Make(1, 2, 2)));
        }

        Assert.Equal(["m.npz"], _folder.Names);
    }

    [Fact]
    public void An_empty_set_does_not_fix_the_size()
    {
        using (var writer = SampleFormat.Npz.CreateWriter(_folder["m.npz"]))
        {
            writer.Write(TestSamples.MakeSet(0));
            writer.Write(TestSamples.MakeSet(2, 4, 5));
            writer.Complete();
        }

        TestSamples.AssertSame(TestSamples.MakeSet(2, 4, 5), SampleFormat.Npz.Import(_folder["m.npz"]).Train);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Writing_and_reading_hold_a_window(bool compress)
    {
        MnistSample sample = TestSamples.Make(1, 100, 100);
        long writing = Allocation.Of(() =>
        {
            using var writer = SampleFormat.Npz.CreateWriter(_folder["m.npz"], new NpzWriteOptions { Compress = compress });
            for (int i = 0; i < 5000; i++)
            {
                writer.Write(sample);
            }

            writer.Complete();
        });
        byte[] pixels = new byte[10_000];
        long reading = Allocation.Of(() =>
        {
            using var reader = new NpzReader(NpzSplit.Find(new SampleInput(_folder["m.npz"]), new NpzReadOptions())[0], new SampleInput(_folder["m.npz"]), new NpzReadOptions(), default);
            while (reader.TryRead(pixels, out _))
            {
            }
        });

        Assert.InRange(writing, 0, (2 * Allocation.Megabyte) + WorkBuffer.MemoryLength);
        Assert.InRange(reading, 0, 2 * Allocation.Megabyte);
    }
}
