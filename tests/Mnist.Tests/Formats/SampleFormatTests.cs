using Mnist.Display;
using Mnist.Formats;
using Mnist.IO;
using Mnist.Tests.Support;

namespace Mnist.Tests.Formats;

/// <summary>What all formats have in common: files, streams, empty sets, cancellation, overwriting, damage.</summary>
public sealed class SampleFormatTests : IDisposable
{
    private readonly TempFolder _folder = new();

    // What each format writes, and whether that is one file.
    public static TheoryData<string, string> Files => new()
    {
        { "Csv", "train.csv" }, { "Npz", "train.npz" }, { "Torch", "train.t7" }, { "Parquet", "train.parquet" }, { "LibSvm", "train.svm" }, { "Lmdb", "train_lmdb" },
    };

    public static TheoryData<string, string> Targets => new(
        [.. Files.Select(row => row.Data), ("Idx", "train"), ("Image", "train")]);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Targets_are_those_of_all_formats_that_are_read() =>
        Assert.Equal(SampleFormat.All.Where(format => format.CanRead).Select(format => format.Name).Order(), Targets.Select(row => row.Data.Item1).Order());

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task What_is_written_is_detected_and_read_in_every_way(string name, string target)
    {
        SampleFormat format = SampleFormat.Get(name);
        SampleSet samples = TestSamples.MakeSet(300);
        string path = _folder[target];
        await format.WriteAsync(path, samples, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Same(format, SampleFormat.Detect(path));
        TestSamples.AssertSame(samples, [.. format.Read(path)]);
        TestSamples.AssertSame(samples, await format.ReadAsync(path, cancellationToken: TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));
        TestSamples.AssertSame(samples, format.Import(path).Train);
        TestSamples.AssertSame(samples, MnistDataset.Import(path).Train);
        TestSamples.AssertSame(samples, await SampleSet.ImportAsync(path, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(299, format.Read(path).Last().Index);
        Assert.Equal([target], _folder.Names);
        Assert.Empty(OpenHandles.Under(_folder.Path));
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void MNIST_survives(string name, string target)
    {
        SampleSet test = MnistDataset.Open().Test;
        SampleFormat format = SampleFormat.Get(name);
        format.Write(_folder[target], test);
        TestSamples.AssertSame(test, SampleSet.Import(_folder[target], new SampleReadOptions { Split = name == "Idx" ? null : Split.Test }));
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void An_empty_set_survives(string name, string target)
    {
        SampleFormat format = SampleFormat.Get(name);
        format.Write(_folder[target], TestSamples.MakeSet(1).Take(0), name == "Csv" ? new CsvWriteOptions { Header = CsvHeader.Kaggle } : null);
        if (name == "Image")
        {
            return; // a folder without pictures is not told from others
        }

        Assert.Empty(format.Read(_folder[target]));
        Assert.Equal((0, 28, 28), (format.ImportSet(_folder[target]).Count, format.ImportSet(_folder[target]).Rows, format.ImportSet(_folder[target]).Columns));
    }

    [Theory]
    [MemberData(nameof(Files))]
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
    [MemberData(nameof(Files))]
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

    [Theory]
    [MemberData(nameof(Targets))]
    public void What_is_read_or_must_stay_is_not_replaced(string name, string target)
    {
        SampleFormat format = SampleFormat.Get(name);
        format.Write(_folder[target], TestSamples.MakeSet(3));
        SampleSet samples = format.ImportSet(_folder[target]);
        Assert.Contains("is being read", Assert.Throws<IOException>(() => format.Write(_folder[target], samples.Take(1))).Message, StringComparison.Ordinal);
        Assert.Throws<FileExistsException>(() => format.Write(_folder[target], TestSamples.MakeSet(1), new SampleWriteOptions { Overwrite = Overwrite.Refuse }));
        using (SampleWriter writer = format.CreateWriter(_folder[target], new SampleWriteOptions { Overwrite = Overwrite.Force }))
        {
            writer.Write(TestSamples.Make(7)); // and never completed
        }

        TestSamples.AssertSame(TestSamples.MakeSet(3), format.ImportSet(_folder[target]));
        Assert.Equal([target], _folder.Names);
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task Cancellation_leaves_nothing_behind(string name, string target)
    {
        SampleFormat format = SampleFormat.Get(name);
        using var cancel = new CancellationTokenSource();
        var progress = new Canceller(cancel);
        Assert.ThrowsAny<OperationCanceledException>(() => format.Write(_folder[target], TestSamples.MakeSet(600), progress: progress, cancellationToken: cancel.Token));
        Assert.Empty(_folder.Names);

        format.Write(_folder[target], TestSamples.MakeSet(600));
        Assert.ThrowsAny<OperationCanceledException>(() => format.Read(_folder[target], cancellationToken: cancel.Token).Count());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await format.ReadAsync(_folder[target], cancellationToken: cancel.Token).FirstAsync());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => format.WriteAsync(_folder["other"], TestSamples.MakeSet(1), cancellationToken: cancel.Token));
        Assert.Empty(OpenHandles.Under(_folder.Path));
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task Who_stops_early_leaves_no_file_open(string name, string target)
    {
        SampleFormat format = SampleFormat.Get(name);
        format.Write(_folder[target], TestSamples.MakeSet(2000));
        Assert.Equal(3, format.Read(_folder[target]).Take(3).Count());
        Assert.Empty(OpenHandles.Under(_folder.Path));
        int count = 0;
        await foreach (MnistSample sample in format.ReadAsync(_folder[target], cancellationToken: TestContext.Current.CancellationToken))
        {
            if (++count == 3)
            {
                break;
            }
        }

        Assert.Empty(OpenHandles.Under(_folder.Path));
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

    [Theory]
    [MemberData(nameof(Targets))]
    public void Options_of_another_format_are_refused_by_name(string name, string target)
    {
        SampleFormat format = SampleFormat.Get(name);
        SampleReadOptions read = name == "Csv" ? new NpzReadOptions() : new CsvReadOptions();
        SampleWriteOptions write = name == "Csv" ? new NpzWriteOptions() : new CsvWriteOptions();
        Assert.Matches($"{read.GetType().Name} .* {name}", Assert.Throws<ArgumentException>(() => format.Read(_folder[target], read)).Message);
        Assert.Matches($"{write.GetType().Name} .* {name}", Assert.Throws<ArgumentException>(() => format.Write(_folder[target], TestSamples.MakeSet(1), write)).Message);
        Assert.Empty(_folder.Names);
    }

    [Theory]
    [InlineData("Npz", "mnist.npz")]
    [InlineData("Parquet", "hf")]
    [InlineData("Idx", "raw")]
    [InlineData("Image", "tree")]
    public void Both_splits_are_never_read_as_one_set(string name, string target)
    {
        MnistDataset mnist = MnistDataset.Open();
        SampleFormat format = SampleFormat.Get(name);
        using (SampleWriter writer = format.CreateWriter(_folder[target]))
        {
            writer.Write(mnist.Train.Take(7));
            writer.Write(mnist.Test.Take(5));
            writer.Complete();
        }

        string message = Assert.Throws<ArgumentException>(() => SampleSet.Import(_folder[target])).Message;
        Assert.Contains("Split in the options", message, StringComparison.Ordinal);
        Assert.Contains("MnistDataset.Import", message, StringComparison.Ordinal);
        TestSamples.AssertSame(mnist.Test.Take(5), SampleSet.Import(_folder[target], new SampleReadOptions { Split = Split.Test }));
        MnistDataset read = MnistDataset.Import(_folder[target]);
        TestSamples.AssertSame(mnist.Train.Take(7), read.Train);
        TestSamples.AssertSame(mnist.Test.Take(5), read.Test);
        Assert.Equal([Split.Train, Split.Test], MnistDataset.Import(_folder[target]).Splits);
        Assert.Equal([Split.Train], MnistDataset.Import(_folder[target], new SampleReadOptions { Split = Split.Train }).Splits);
    }

    [Fact]
    public void Export_goes_by_the_options_and_then_by_the_ending()
    {
        SampleSet samples = TestSamples.MakeSet(4, 2, 2);
        samples.Export(_folder["digits"], new CsvWriteOptions { Header = CsvHeader.Grid });
        samples.Export(_folder["digits.npz"]);
        using var stream = new MemoryStream();
        samples.Export(stream, new CsvWriteOptions { Header = CsvHeader.Grid });

        Assert.Equal(File.ReadAllBytes(_folder["digits"]), stream.ToArray());
        Assert.Same(SampleFormat.Npz, SampleFormat.Detect(_folder["digits.npz"]));
        TestSamples.AssertSame(samples, MnistDataset.Import(_folder["digits"], new CsvReadOptions()).Train);
        Assert.Contains("options of a format", Assert.Throws<ArgumentException>(() => samples.Export(stream, new SampleWriteOptions())).Message, StringComparison.Ordinal);
        Assert.Contains("'x.dat'", Assert.Throws<ArgumentException>(() => samples.Export("x.dat")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_binarized_on_the_way_is_black_and_white_in_the_file_and_in_its_shards()
    {
        SampleSet samples = TestSamples.MakeSet(5);
        var options = new CsvWriteOptions { Binarization = new Binarization(BinarizationMode.Rounded), ShardSize = 2 };
        SampleFormat.Csv.Write(_folder["shards"], samples, options);
        SampleFormat.Csv.Write(_folder["train.csv"], samples, options with { ShardSize = null });

        SampleSet whole = SampleFormat.Csv.ImportSet(_folder["train.csv"]);
        Assert.Equal(samples[0].Pixels.Select(pixel => pixel >= 128 ? 1 : 0), whole[0].Pixels.Select(pixel => (int)pixel));
        TestSamples.AssertSame(whole, [.. Directory.GetFiles(_folder["shards"]).Order(StringComparer.Ordinal).SelectMany(shard => SampleFormat.Csv.Read(shard))]);
    }

    [Theory]
    [InlineData("digits.png", null, 0x89)]
    [InlineData("digits.svg", ".svg", (byte)'<')]
    [InlineData("digits.html", ".html", (byte)'<')]
    public void Sheets_go_to_streams_and_are_not_read(string name, string? extension, byte start)
    {
        SampleFormat format = SampleFormat.ForPath(name);
        format.Write(_folder[name], TestSamples.MakeSet(4));
        using var stream = new MemoryStream();
        format.Write(stream, TestSamples.MakeSet(4), new SheetOptions { Extension = extension });

        Assert.Equal(start, stream.ToArray()[0]);
        Assert.Equal(File.ReadAllBytes(_folder[name]), stream.ToArray());
        Assert.Throws<NotSupportedException>(() => format.Read(_folder[name]));
    }

    [Fact]
    public void Lookups_find_or_say_what_there_is()
    {
        Assert.Same(SampleFormat.Csv, SampleFormat.Get("csv"));
        Assert.False(SampleFormat.TryGet("Hdf5", out _));
        Assert.Contains("LibSvm", Assert.Throws<ArgumentException>(() => SampleFormat.Get("Hdf5")).Message, StringComparison.Ordinal);
        string path = _folder.Write("x.bin", [9, 9, 9, 9]);
        Assert.False(SampleFormat.TryDetect(path, out _));
        Assert.Contains("call Import of that format", Assert.Throws<DatasetFormatException>(() => SampleFormat.Detect(path)).Message, StringComparison.Ordinal);
        Assert.Throws<DatasetFormatException>(() => MnistDataset.Import(path));
        Assert.Throws<FileNotFoundException>(() => SampleFormat.TryDetect(_folder["nothing"], out _));

        // What has no content is told by its name, for the sake of the message.
        Assert.Equal("CSV", Assert.Throws<DatasetFormatException>(() => MnistDataset.Import(_folder.Write("x.csv"))).Format);
        Assert.Throws<ArgumentException>(() => SampleFormat.Csv.Read(new ForwardOnly { IsClosed = true }));
    }

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

    private sealed class Canceller(CancellationTokenSource source) : IProgress<long>
    {
        public void Report(long value) => source.Cancel();
    }

    private sealed class ForwardOnly : MemoryStream
    {
        public bool IsClosed { get; init; }

        public override bool CanSeek => false;

        public override bool CanRead => !IsClosed;
    }
}
