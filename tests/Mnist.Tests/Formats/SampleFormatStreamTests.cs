using Mnist.Formats;
using Mnist.Tests.Support;

namespace Mnist.Tests.Formats;

/// <summary>Streams, whole, trickling or damaged, give what files give.</summary>
public sealed class SampleFormatStreamTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(SampleFormatTests.Files), MemberType = typeof(SampleFormatTests))]
    public async Task Streams_take_and_give_what_files_do(string name, string target)
    {
        SampleFormat format = SampleFormat.Get(name);
        SampleSet samples = TestSamples.MakeSet(300);
        byte[] file = FileOf(format, target, samples);
        foreach ((MemoryStream stream, byte[] before) in new (MemoryStream, byte[])[] { (new(), []), (new(), [1, 2, 3]), (new ForwardOnly(), [1, 2, 3]) })
        {
            stream.Write(before);
            format.Write(stream, samples);
            Assert.Equal([.. before, .. file], stream.ToArray());
            Assert.True(stream.CanWrite);
        }

        using var offset = new MemoryStream([1, 2, 3, .. file]) { Position = 3 };
        TestSamples.AssertSame(samples, [.. format.Read(offset)]);
        offset.Position = 3;
        TestSamples.AssertSame(samples, MnistDataset.Import(offset).Train);
        offset.Position = 3;
        TestSamples.AssertSame(samples, await format.ReadAsync(offset, cancellationToken: TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));
        foreach (int piece in new[] { 1, 4097, int.MaxValue })
        {
            using var trickling = new TricklingStream(file, piece);
            TestSamples.AssertSame(samples, SampleSet.Import(trickling));
            Assert.False(trickling.IsDisposed);
        }

        using FileStream opened = File.OpenRead(_folder.Write("test.x", file));
        MnistSample first = format.Read(opened).First();
        Assert.Equal(("test", name == "Npz" ? Split.Train : Split.Test), (first.Dataset, first.Split)); // an npz says its split
    }

    [Theory]
    [InlineData("Csv")]
    [InlineData("LibSvm")]
    public void Text_is_read_from_gzip_in_streams(string name)
    {
        SampleFormat format = SampleFormat.Get(name);
        SampleSet samples = TestSamples.MakeSet(50);
        format.Write(_folder["train.gz"], samples);
        byte[] file = File.ReadAllBytes(_folder["train.gz"]);

        Assert.Equal([0x1F, 0x8B], file[..2]);
        TestSamples.AssertSame(samples, SampleSet.Import(new MemoryStream(file)));
        TestSamples.AssertSame(samples, SampleSet.Import(new TricklingStream(file, 100)));
        Assert.Throws<DatasetFormatException>(() => format.Import(new TricklingStream(file[..^9], 100)));
    }

    [Theory]
    [InlineData("Idx", "IdxArray.Read")]
    [InlineData("Image", "path of one picture")]
    public void Folders_say_what_to_use_in_place_of_a_stream(string name, string advice)
    {
        SampleFormat format = SampleFormat.Get(name);
        Assert.Contains(advice, Assert.Throws<NotSupportedException>(() => format.Import(new MemoryStream())).Message, StringComparison.Ordinal);
        Assert.Throws<NotSupportedException>(() => format.Read(new MemoryStream()).Count());
        Assert.Throws<NotSupportedException>(() => format.Write(new MemoryStream(), TestSamples.MakeSet(1)));
        Assert.Throws<NotSupportedException>(() => SampleFormat.Csv.CreateWriter(new MemoryStream(), new CsvWriteOptions { ShardSize = 1 }));
    }

    [Fact]
    public void A_stream_that_cannot_seek_is_read_once()
    {
        using var stream = new TricklingStream(FileOf(SampleFormat.Csv, "train.csv", TestSamples.MakeSet(2)), 100);
        IEnumerable<MnistSample> samples = SampleFormat.Csv.Read(stream);
        Assert.Equal(2, samples.Count());
        Assert.Contains("cannot seek", Assert.Throws<NotSupportedException>(() => samples.Count()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(SampleFormatTests.Files), MemberType = typeof(SampleFormatTests))]
    public void Damage_is_the_same_in_files_and_streams(string name, string target)
    {
        SampleFormat format = SampleFormat.Get(name);
        byte[] file = FileOf(format, target, TestSamples.MakeSet(3));
        var random = new Random(1);
        int refused = 0;
        for (int i = 0; i < 150; i++)
        {
            byte[] damaged = [.. file];
            if (i % 2 == 0)
            {
                damaged = damaged[..random.Next(file.Length)];
            }
            else
            {
                damaged[random.Next(file.Length)] ^= (byte)(1 << random.Next(8));
            }

            string path = _folder.Write("(stream)", damaged);
            string expected = Outcome(() => format.Import(path));
            Assert.Equal(expected, Outcome(() => format.Import(new MemoryStream(damaged))));
            Assert.Equal(expected, Outcome(() => format.Import(new TricklingStream(damaged, 1000))));
            refused += expected.StartsWith("expected", StringComparison.Ordinal) ? 1 : 0;
        }

        Assert.InRange(refused, 30, 150);
    }

    [Fact]
    public async Task What_goes_wrong_ahead_comes_out_behind_the_samples_before_it()
    {
        byte[] file = FileOf(SampleFormat.Csv, "train.csv", TestSamples.MakeSet(1000));
        List<MnistSample> samples = [];
        await Assert.ThrowsAsync<DatasetFormatException>(async () =>
        {
            await foreach (MnistSample sample in SampleFormat.Csv.ReadAsync(new MemoryStream([.. file, (byte)'x']), cancellationToken: TestContext.Current.CancellationToken))
            {
                samples.Add(sample);
            }
        });
        TestSamples.AssertSame(TestSamples.MakeSet(1000), samples);
    }

    [Fact]
    public void A_stream_that_cannot_be_read_is_refused() =>
        Assert.Throws<ArgumentException>(() => SampleFormat.Csv.Read(new ForwardOnly { IsClosed = true }));

    private byte[] FileOf(SampleFormat format, string target, SampleSet samples)
    {
        format.Write(_folder[target], samples);
        string file = Directory.Exists(_folder[target]) ? Path.Combine(_folder[target], "data.mdb") : _folder[target];
        return File.ReadAllBytes(file);
    }

    // The labels of all samples, or what is wrong and where.
    private static string Outcome(Func<MnistDataset> import)
    {
        try
        {
            return string.Join(' ', import().GetSampleSets().SelectMany(samples => samples).Select(sample => sample.Label));
        }
        catch (DatasetFormatException exception)
        {
            return FormattableString.Invariant($"expected {exception.Expected}, found {exception.Actual} at {exception.Offset} in line {exception.Line}");
        }
    }

    private sealed class ForwardOnly : MemoryStream
    {
        public bool IsClosed { get; init; }

        public override bool CanSeek => false;

        public override bool CanRead => !IsClosed;
    }
}
