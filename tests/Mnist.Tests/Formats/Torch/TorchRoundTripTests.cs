using System.Text;
using Mnist.Formats;
using Mnist.Formats.Torch;
using Mnist.Tests.Support;

namespace Mnist.Tests.Formats.Torch;

public sealed class TorchRoundTripTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public static TheoryData<int, int, int, bool> Shapes { get; } = new()
    {
        { 0, 28, 28, false }, { 0, 28, 28, true }, { 1, 28, 28, false }, { 1, 28, 28, true },

        // The head is as long as the numbers in it have digits: 9 | 10 samples, 976 | 977 (1,000,448 bytes of pixels).
        { 9, 28, 28, false }, { 10, 28, 28, false }, { 976, 28, 28, false }, { 977, 28, 28, false }, { 977, 28, 28, true },
        { 3, 32, 31, false }, { 100, 1, 1, false }, { 5, 20, 40, true }, { 2, 300, 200, false },
    };

    public void Dispose() => _folder.Dispose();

    /// <summary>Built by hand from the rules of File.lua, Tensor.c, Storage.c and THDiskFile.c; torch7 loads the same (see TorchOutsideTests).</summary>
    [Fact]
    public void Ascii_files_are_those_of_Torch()
    {
        (MnistSample seven, MnistSample zero) = (TestSamples.Make(7, seed: 1), TestSamples.Make(0, seed: 2));
        SampleFormat.Torch.Write(_folder["train.t7"], SampleSet.From([seven, zero]));

        byte[] expected =
        [
            .. "3\n1\n2\n"u8,
            .. "2\n4\ndata\n"u8,
            .. "4\n2\n3\nV 1\n16\ntorch.ByteTensor\n4\n2 1 32 32\n1024 1024 32 1\n1\n"u8,
            .. "4\n3\n3\nV 1\n17\ntorch.ByteStorage\n2048\n"u8,
            .. Pad(seven),
            .. Pad(zero),
            .. "\n2\n6\nlabels\n"u8,
            .. "4\n4\n3\nV 1\n16\ntorch.ByteTensor\n1\n2\n1\n1\n"u8,
            .. "4\n5\n3\nV 1\n17\ntorch.ByteStorage\n2\n"u8,
            8, 1, (byte)'\n',
        ];
        Assert.Equal(expected, File.ReadAllBytes(_folder["train.t7"]));
    }

    [Fact]
    public void Binary_files_are_those_of_Torch()
    {
        MnistSample sample = TestSamples.Make(9, 2, 3, seed: 1);
        SampleFormat.Torch.Write(_folder["train.t7"], SampleSet.From([sample]), new TorchWriteOptions { Encoding = TorchEncoding.Binary });

        byte[] expected =
        [
            .. Ints(3, 1, 2),
            .. Ints(2, 4), .. "data"u8,
            .. Ints(4, 2, 3), .. "V 1"u8, .. Ints(16), .. "torch.ByteTensor"u8, .. Ints(4), .. Longs(1, 1, 2, 3), .. Longs(6, 6, 3, 1), .. Longs(1),
            .. Ints(4, 3, 3), .. "V 1"u8, .. Ints(17), .. "torch.ByteStorage"u8, .. Longs(6), .. sample.Pixels,
            .. Ints(2, 6), .. "labels"u8,
            .. Ints(4, 4, 3), .. "V 1"u8, .. Ints(16), .. "torch.ByteTensor"u8, .. Ints(1), .. Longs(1), .. Longs(1), .. Longs(1),
            .. Ints(4, 5, 3), .. "V 1"u8, .. Ints(17), .. "torch.ByteStorage"u8, .. Longs(1), 10,
        ];
        Assert.Equal(expected, File.ReadAllBytes(_folder["train.t7"]));
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void What_is_written_is_read(int count, int rows, int columns, bool isBinary)
    {
        SampleSet samples = TestSamples.MakeSet(count, rows, columns);
        SampleFormat.Torch.Write(_folder["train.t7"], samples, new TorchWriteOptions { Encoding = isBinary ? TorchEncoding.Binary : TorchEncoding.Ascii });

        TestSamples.AssertSame(samples, SampleFormat.Torch.ImportSet(_folder["train.t7"]));
        TestSamples.AssertSame(samples, [.. SampleFormat.Torch.Read(_folder["train.t7"])]);
        Assert.Equal(["train.t7"], _folder.Names);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(9, false)]
    [InlineData(123, false)]
    [InlineData(123, true)]
    public void Samples_that_come_one_by_one_give_the_same_file(int count, bool isBinary)
    {
        SampleSet samples = TestSamples.MakeSet(count);
        SampleFormat.Torch.Write(_folder["set.t7"], samples, new TorchWriteOptions { Encoding = isBinary ? TorchEncoding.Binary : TorchEncoding.Ascii });
        using (var writer = SampleFormat.Torch.CreateWriter(_folder["pipeline.t7"], new TorchWriteOptions { Encoding = isBinary ? TorchEncoding.Binary : TorchEncoding.Ascii }))
        {
            foreach (MnistSample sample in samples)
            {
                writer.Write(sample);
            }

            writer.Complete();
        }

        Assert.Equal(File.ReadAllBytes(_folder["set.t7"]), File.ReadAllBytes(_folder["pipeline.t7"]));
    }

    [Fact]
    public void A_head_that_turns_out_longer_moves_the_images()
    {
        using (var writer = SampleFormat.Torch.CreateWriter(_folder["train.t7"]))
        {
            writer.Write(TestSamples.MakeSet(5)); // likely the only ones
            writer.Write(TestSamples.MakeSet(500));
            writer.Write(TestSamples.MakeSet(0));
            writer.Complete();
        }

        TestSamples.AssertSame([.. TestSamples.MakeSet(5), .. TestSamples.MakeSet(500)], SampleFormat.Torch.ImportSet(_folder["train.t7"]));
    }

    [Fact]
    public void MNIST_survives()
    {
        SampleSet train = MnistDataset.Open().Train;
        SampleFormat.Torch.Write(_folder["train_32x32.t7"], train);

        Assert.Equal((60_000 * 1025) + 210, new FileInfo(_folder["train_32x32.t7"]).Length);
        TestSamples.AssertSame(train, SampleFormat.Torch.ImportSet(_folder["train_32x32.t7"]));
    }

    [Fact]
    public void Padding_stays_if_asked()
    {
        MnistSample sample = TestSamples.Make(3);
        SampleFormat.Torch.Write(_folder["test_32x32.t7"], SampleSet.From([sample]));

        MnistSample read = SampleFormat.Torch.ImportSet(_folder["test_32x32.t7"], new TorchReadOptions { KeepPadding = true })[0];

        Assert.Equal((32, 32, 3, Split.Test, "test_32x32"), (read.Rows, read.Columns, read.Label, read.Split, read.Dataset));
        Assert.Equal(Pad(sample), read.Pixels);
    }

    [Fact]
    public void Labels_up_to_254_survive_and_others_are_refused()
    {
        SampleSet samples = SampleSet.From([TestSamples.Make(0), TestSamples.Make(26), TestSamples.Make(61), TestSamples.Make(254)]);
        SampleFormat.Torch.Write(_folder["train.t7"], samples);
        TestSamples.AssertSame(samples, SampleFormat.Torch.ImportSet(_folder["train.t7"]));

        Assert.Throws<ArgumentException>(() => SampleFormat.Torch.Write(_folder["other.t7"], SampleSet.From([TestSamples.Make(255)])));
        Assert.Throws<ArgumentException>(() => SampleFormat.Torch.Write(_folder["other.t7"], SampleSet.From([TestSamples.Make(MnistSample.Unlabeled)])));
        Assert.Equal(["train.t7"], _folder.Names);
    }

    [Fact]
    public void Images_of_two_sizes_are_refused()
    {
        using var writer = SampleFormat.Torch.CreateWriter(_folder["train.t7"]);
        writer.Write(TestSamples.Make(1));
        Assert.Throws<ArgumentException>(() => writer.Write(TestSamples.Make(1, 2, 2)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Writing_and_reading_hold_a_window(bool isBinary)
    {
        MnistSample sample = TestSamples.Make(1, 100, 100);
        long writing = Allocation.Of(() =>
        {
            using var writer = SampleFormat.Torch.CreateWriter(_folder["train.t7"], new TorchWriteOptions { Encoding = isBinary ? TorchEncoding.Binary : TorchEncoding.Ascii });
            for (int i = 0; i < 5000; i++)
            {
                writer.Write(sample);
            }

            writer.Complete();
        });
        byte[] pixels = new byte[10_000];
        long reading = Allocation.Of(() =>
        {
            using var reader = new TorchReader(new SampleInput(_folder["train.t7"]), new TorchReadOptions(), default);
            while (reader.TryRead(pixels, out _))
            {
            }
        });

        Assert.InRange(writing, 0, 2 * Allocation.Megabyte);
        Assert.InRange(reading, 0, Allocation.Megabyte);
    }

    internal static byte[] Ints(params int[] values) => [.. values.SelectMany(BitConverter.GetBytes)];

    internal static byte[] Longs(params long[] values) => [.. values.SelectMany(BitConverter.GetBytes)];

    internal static byte[] Pad(MnistSample sample) =>
    [
        .. from row in Enumerable.Range(-2, 32)
           from column in Enumerable.Range(-2, 32)
           select row is >= 0 and < 28 && column is >= 0 and < 28 ? sample[row, column] : (byte)0,
    ];
}
