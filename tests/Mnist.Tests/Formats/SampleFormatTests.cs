using Mnist.Display;
using Mnist.Formats;
using Mnist.IO;
using Mnist.Tests.Support;

namespace Mnist.Tests.Formats;

/// <summary>What all formats have in common: detection, empty sets, splits, options, cancellation, overwriting.</summary>
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
    }

    private sealed class Canceller(CancellationTokenSource source) : IProgress<long>
    {
        public void Report(long value) => source.Cancel();
    }
}
