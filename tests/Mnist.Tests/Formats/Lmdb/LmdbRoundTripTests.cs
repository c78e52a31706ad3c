using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Mnist.Formats;
using Mnist.Formats.Lmdb;
using Mnist.Tests.Support;

namespace Mnist.Tests.Formats.Lmdb;

public sealed class LmdbRoundTripTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public static TheoryData<int, int> Shapes { get; } = new()
    {
        { 0, 28 }, { 1, 28 }, { 5, 28 }, { 6, 28 }, { 10, 28 }, { 11, 28 },

        // One branch page holds 227 leaves: the last leaf before the second, the first after it, and so on.
        { 5 * 227, 28 }, { (5 * 227) + 1, 28 }, { 5 * 228, 28 }, { (5 * 228) + 1, 28 },

        // Small images: 136 a leaf. Large ones: in pages of their own.
        { 3, 1 }, { 136, 1 }, { 137, 1 }, { 30_872, 1 }, { 30_873, 1 }, { 1, 44 }, { 1, 45 }, { 1, 64 }, { 400, 64 }, { 2, 300 },
    };

    public void Dispose() => _folder.Dispose();

    /// <summary>Computed from the IDX files by the rules of Caffe's converter.</summary>
    [Theory]
    [InlineData(Split.Train, "7e5bfe6a661c2ea45a70a352b9cb3c2c604ced7cf1be9ba9bf4aac425b28c307")]
    [InlineData(Split.Test, "030dff56be3b5f6c74e91d4baa62d5c1200281498900e3e826fcaa139aee7aa2")]
    public void Values_of_MNIST_are_those_of_Caffe(Split split, string expected)
    {
        SampleFormat.Lmdb.Write(_folder["db"], MnistDataset.Open().Get(split));

        using var file = new LmdbFile(new SampleInput(Path.Combine(_folder["db"], "data.mdb")));
        var cursor = new LmdbCursor(file);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (int i = 0; cursor.TryMoveNext(); i++)
        {
            Assert.Equal(FormattableString.Invariant($"{i:D8}"), Encoding.ASCII.GetString(cursor.Key));
            hash.AppendData(cursor.Value);
        }

        Assert.Equal(expected, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    [Fact]
    public void The_first_value_of_MNIST_is_that_of_Caffe()
    {
        MnistSample first = MnistDataset.Open().Train[0];
        byte[] value = new byte[DatumWriter.LengthOf(first)];
        DatumWriter.Write(first, value);

        Assert.Equal(795, value.Length);
        Assert.Equal("0801101C181C229006", Convert.ToHexString(value[..9]));
        Assert.Equal("2805", Convert.ToHexString(value[^2..]));
        Assert.Equal("36a9801c6c3764f141d9eb7c3aa8457ad69862ca700928dbd4c9070580d91e5e", Convert.ToHexStringLower(SHA256.HashData(value)));
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void What_is_written_is_read(int count, int size)
    {
        SampleSet samples = TestSamples.MakeSet(count, size, size);
        SampleFormat.Lmdb.Write(_folder["db"], samples);

        TestSamples.AssertSame(samples, SampleFormat.Lmdb.ImportSet(_folder["db"]));
        TestSamples.AssertSame(samples, [.. SampleFormat.Lmdb.Read(Path.Combine(_folder["db"], "data.mdb"))]);
    }

    [Fact]
    public void Labels_up_to_255_and_none_survive()
    {
        SampleSet samples = SampleSet.From([.. new[] { 0, 9, 10, 61, 127, 128, 255, MnistSample.Unlabeled }.Select(label => TestSamples.Make(label, 3, 200))]);
        SampleFormat.Lmdb.Write(_folder["db"], samples);

        TestSamples.AssertSame(samples, SampleFormat.Lmdb.ImportSet(_folder["db"]));
    }

    [Fact]
    public void A_shuffled_subset_keeps_its_order()
    {
        SampleSet samples = MnistDataset.Open().Test.Where(3, 5).Shuffle(seed: 7).Take(1000);
        SampleFormat.Lmdb.Write(_folder["db"], samples);

        TestSamples.AssertSame(samples, SampleFormat.Lmdb.ImportSet(_folder["db"]));
    }

    [Fact]
    public void The_folder_tells_name_and_split()
    {
        SampleFormat.Lmdb.Write(_folder["mnist_test_lmdb"], TestSamples.MakeSet(1));

        MnistSample byFolder = SampleFormat.Lmdb.ImportSet(_folder["mnist_test_lmdb"] + Path.DirectorySeparatorChar)[0];
        MnistSample byFile = SampleFormat.Lmdb.Read(Path.Combine(_folder["mnist_test_lmdb"], "data.mdb")).Single();
        MnistSample told = SampleFormat.Lmdb.ImportSet(_folder["mnist_test_lmdb"], new SampleReadOptions { Split = Split.Train, Dataset = "MNIST" })[0];

        Assert.Equal(("mnist_test_lmdb", Split.Test), (byFolder.Dataset, byFolder.Split));
        Assert.Equal(("mnist_test_lmdb", Split.Test), (byFile.Dataset, byFile.Split));
        Assert.Equal(("MNIST", Split.Train), (told.Dataset, told.Split));
    }

    [Fact]
    public void A_database_that_is_there_is_replaced_with_its_lock()
    {
        SampleFormat.Lmdb.Write(_folder["db"], TestSamples.MakeSet(100));
        File.WriteAllText(Path.Combine(_folder["db"], "lock.mdb"), "of the old one");
        File.WriteAllText(Path.Combine(_folder["db"], "notes.txt"), "stays");

        SampleFormat.Lmdb.Write(_folder["db"], TestSamples.MakeSet(3));

        Assert.Equal(3, SampleFormat.Lmdb.ImportSet(_folder["db"]).Count);
        Assert.Equal(["data.mdb", "notes.txt"], [.. Directory.GetFiles(_folder["db"]).Select(Path.GetFileName).Order(StringComparer.Ordinal)]);
        Assert.Equal(["db"], _folder.Names);
    }

    [Fact]
    public void The_live_meta_page_is_that_of_the_last_transaction()
    {
        SampleFormat.Lmdb.Write(_folder["db"], TestSamples.MakeSet(4));
        string path = Path.Combine(_folder["db"], "data.mdb");
        byte[] bytes = File.ReadAllBytes(path);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(144), 2); // page 0, the empty database, is now the later one
        File.WriteAllBytes(path, bytes);

        Assert.Empty(SampleFormat.Lmdb.ImportSet(_folder["db"]));
    }

    [Fact]
    public void Writing_and_reading_hold_a_window()
    {
        MnistSample sample = TestSamples.Make(1, 100, 100);
        long writing = Allocation.Of(() =>
        {
            using var writer = SampleFormat.Lmdb.CreateWriter(_folder["db"]);
            for (int i = 0; i < 5000; i++)
            {
                writer.Write(sample);
            }

            writer.Complete();
        });
        using var reader = new LmdbReader(new SampleInput(_folder["db"]), new SampleReadOptions());
        byte[] pixels = new byte[10_000];
        long reading = Allocation.Of(() =>
        {
            while (reader.TryRead(pixels, out _))
            {
            }
        });

        Assert.InRange(writing, 0, 2 * Allocation.Megabyte);
        Assert.InRange(reading, 0, Allocation.Megabyte);
    }
}
