using Mnist.Datasets;
using Mnist.Formats;
using Mnist.IO;
using Mnist.Tests.Support;

namespace Mnist.Tests.Formats.Parquet;

public sealed class HuggingFaceParquetTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static SampleSet Test { get; } = MnistDataset.Open().Test;

    [Fact]
    public void Order_subsets_labels_and_what_has_none_survive()
    {
        SampleSet shuffled = Test.Where(3, 5).Shuffle(seed: 1).Take(50);
        SampleSet odd = SampleSet.From(new[] { 255, -1, 10, 0, 99, -1 }.Select((label, i) => TestSamples.Make(label, seed: i)));
        using (var writer = SampleFormat.Parquet.CreateWriter(_folder["hf"]))
        {
            writer.Write(shuffled);
            writer.Write(odd);
            writer.Complete();
        }

        MnistDataset read = SampleFormat.Parquet.Import(_folder["hf"]);
        TestSamples.AssertSame(shuffled, read.Test);
        TestSamples.AssertSame(odd, read.Train);
        Assert.Equal(
            read.Train.Concat(read.Test).Select(sample => sample.ToString()),
            SampleFormat.Parquet.Read(_folder["hf"]).Select(sample => sample.ToString()));

        // -1 is what Hugging Face writes for a label that is not known; all others have a name.
        using var duck = new Duck();
        Assert.Equal(["-1", "-1", "0", "10", "99", "255"], duck.Rows($"SELECT label FROM {Duck.Quote(_folder["hf/train-*.parquet"])} ORDER BY label"));
        Assert.Equal(256, read.Train.Categories.Count);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(40, 30)]
    [InlineData(100, 100)]
    public void Images_of_any_size_survive(int rows, int columns)
    {
        SampleSet samples = TestSamples.MakeSet(300, rows, columns);
        SampleFormat.Parquet.Write(_folder["x.parquet"], samples);
        TestSamples.AssertSame(samples, SampleFormat.Parquet.Import(_folder["x.parquet"]).Train);
    }

    [Fact]
    public void One_sample_and_none_survive()
    {
        SampleFormat.Parquet.Write(_folder["one.parquet"], Test[7]);
        TestSamples.AssertSame([Test[7]], SampleFormat.Parquet.Import(_folder["one.parquet"]).Train);
        SampleFormat.Parquet.Write(_folder["none"], Test.Take(0));
        Assert.Equal(["test-00000-of-00001.parquet"], Directory.EnumerateFiles(_folder["none"]).Select(Path.GetFileName));
        Assert.Empty(SampleFormat.Parquet.Import(_folder["none"]).Test);
        using var duck = new Duck();
        Assert.Equal(["0"], duck.Rows($"SELECT count(*) FROM {Duck.Quote(_folder["none/*.parquet"])}"));
    }

    [Theory]
    [InlineData(10, 4, "4 4 2")]
    [InlineData(8, 4, "4 4")]
    [InlineData(3, 4, "3")]
    [InlineData(3, 1, "1 1 1")]
    public void Shards_hold_so_many_samples_and_the_last_one_the_rest(int count, int size, string expected)
    {
        SampleSet samples = Test.Take(count);
        SampleFormat.Parquet.Write(_folder["hf"], samples, new ParquetWriteOptions { ShardSize = size });
        string[] files = [.. Directory.EnumerateFiles(_folder["hf"]).Order(StringComparer.Ordinal)];
        Assert.Equal(expected, string.Join(' ', files.Select(file => SampleFormat.Parquet.Read(file).Count())));
        Assert.Equal(files.Select((_, i) => $"test-{i:D5}-of-{files.Length:D5}.parquet"), files.Select(Path.GetFileName));
        TestSamples.AssertSame(samples, SampleFormat.Parquet.Import(_folder["hf"]).Test);
    }

    [Fact]
    public void More_than_one_group_of_rows_is_written_and_read()
    {
        SampleFormat.Parquet.Write(_folder["x.parquet"], MnistDataset.Open().Train.Take(25_000));
        using var duck = new Duck();
        Assert.Equal(["3"], duck.Rows($"SELECT num_row_groups FROM parquet_file_metadata({Duck.Quote(_folder["x.parquet"])})"));
        Assert.Equal(25_000, SampleFormat.Parquet.Read(_folder["x.parquet"]).Count());
    }

    [Fact]
    public void Categories_travel_by_name()
    {
        CatalogEntry fashion = DatasetCatalog.Default.Get("FashionMNIST");
        var origin = new SampleOrigin(new DatasetIdentity(fashion.Name, fashion.Categories), Split.Train, 28, 28, []);
        SampleFormat.Parquet.Write(_folder["f.parquet"], new MnistSample(origin, 0, 9, new byte[784]));
        MnistSample read = SampleFormat.Parquet.Import(_folder["f.parquet"]).Train[0];
        Assert.Equal(("Ankle boot", "f"), (read.Category, read.Dataset));

        // Labels of EMNIST-Letters count from 1; names count from 0 there.
        CatalogEntry letters = DatasetCatalog.Default.Get("EMNIST-Letters");
        origin = new SampleOrigin(new DatasetIdentity(letters.Name, letters.Categories, letters.LabelOffset), Split.Train, 28, 28, []);
        SampleFormat.Parquet.Write(_folder["l.parquet"], new MnistSample(origin, 0, 26, new byte[784]));
        Assert.Equal("Z", SampleFormat.Parquet.Import(_folder["l.parquet"]).Train[0].Category);
        Assert.Equal("Z", SampleFormat.Parquet.Import(_folder["l.parquet"], new SampleReadOptions { Dataset = "EMNIST-Letters" }).Train[0].Category);
    }

    [Fact]
    public void Two_splits_do_not_go_into_one_file()
    {
        Assert.Throws<ArgumentException>(() => SampleFormat.Parquet.Write(_folder["x.parquet"], MnistDataset.Open()));
        Assert.Throws<ArgumentException>(() => SampleFormat.Parquet.Write(_folder["x.parquet"], Test, new ParquetWriteOptions { ShardSize = 5 }));
        Assert.Empty(_folder.Names);
    }

    [Fact]
    public void Another_number_of_files_is_not_mixed_in_and_Force_clears_it()
    {
        SampleFormat.Parquet.Write(_folder["hf"], Test.Take(10), new ParquetWriteOptions { ShardSize = 5 });
        Assert.Contains("another export", Assert.Throws<IOException>(() => SampleFormat.Parquet.Write(_folder["hf"], Test.Take(10))).Message, StringComparison.Ordinal);
        SampleFormat.Parquet.Write(_folder["hf"], Test.Take(10), new ParquetWriteOptions { Overwrite = Overwrite.Force });
        Assert.Equal(["test-00000-of-00001.parquet"], Directory.EnumerateFiles(_folder["hf"]).Select(Path.GetFileName));
        Assert.Throws<FileExistsException>(() => SampleFormat.Parquet.Write(_folder["hf"], Test.Take(10), new ParquetWriteOptions { Overwrite = Overwrite.Refuse }));
        SampleSet read = SampleFormat.Parquet.Import(_folder["hf"]).Test;
        Assert.Contains("is being read", Assert.Throws<IOException>(() => SampleFormat.Parquet.Write(_folder["hf"], read)).Message, StringComparison.Ordinal);
        Assert.Equal(["hf"], _folder.Names);
    }

    [Fact]
    public void A_split_that_lacks_a_file_is_not_read_half()
    {
        SampleFormat.Parquet.Write(_folder["hf"], Test.Take(12), new ParquetWriteOptions { ShardSize = 4 });
        File.Move(_folder["hf/test-00001-of-00003.parquet"], _folder["test-00001-of-00003.parquet"]);
        Assert.Throws<DatasetFormatException>(() => SampleFormat.Parquet.Import(_folder["hf"]));
        File.Move(_folder["hf/test-00002-of-00003.parquet"], _folder["hf/other.parquet"]);
        Assert.Throws<DatasetFormatException>(() => SampleFormat.Parquet.Import(_folder["hf"]));
        TestSamples.AssertSame(Test.Skip(4).Take(4), SampleFormat.Parquet.Import(_folder["test-00001-of-00003.parquet"]).Test);
    }

    [Fact]
    public void Files_with_other_names_are_read_by_name_or_folder()
    {
        Directory.CreateDirectory(_folder["any/test"]);
        SampleFormat.Parquet.Write(_folder["any/test/0000.parquet"], Test.Take(2));
        SampleFormat.Parquet.Write(_folder["any/0000.parquet"], Test.Take(3));
        SampleFormat.Parquet.Write(_folder["any/my-test.parquet"], Test.Take(4));
        Assert.Equal(2, SampleFormat.Parquet.Import(_folder["any/test"]).Test.Count);
        Assert.Equal(3, SampleFormat.Parquet.Import(_folder["any"]).Train.Count);
        Assert.Equal(4, SampleFormat.Parquet.Import(_folder["any"]).Test.Count);
        Assert.Throws<DatasetNotFoundException>(() => SampleFormat.Parquet.Import(_folder["none"]));
        Assert.Throws<DatasetNotFoundException>(() => SampleFormat.Parquet.Import(_folder.MakeFolder("empty")));
    }

    public void Dispose() => _folder.Dispose();
}
