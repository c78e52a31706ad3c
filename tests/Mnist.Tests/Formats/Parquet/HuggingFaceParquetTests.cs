namespace Mnist.Tests.Formats.Parquet;

public sealed class HuggingFaceParquetTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static SampleSet Test { get; } = MnistDataset.Open().Test;

    [Fact]
    public void Order_subsets_labels_and_what_has_none_survive()
    {
        SampleSet shuffled = Test.Where(3, 5).Shuffle(seed: 1).Take(50);
        SampleSet odd = SampleSet.From(new[] { 255, -1, 10, 0, 99, -1 }.Select((label, i) => Samples.Make(label, seed: i)));
        using (var writer = new HuggingFaceParquetWriter(_folder["hf"]))
        {
            writer.Write(shuffled);
            writer.Write(odd);
            writer.Complete();
        }

        MnistDataset read = HuggingFaceParquet.Read(_folder["hf"]);
        Samples.AssertSame(shuffled, read.Test);
        Samples.AssertSame(odd, read.Train);
        Assert.Equal(
            read.Train.Concat(read.Test).Select(sample => sample.ToString()),
            HuggingFaceParquet.Enumerate(_folder["hf"]).Select(sample => sample.ToString()));

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
        SampleSet samples = Samples.MakeSet(300, rows, columns);
        HuggingFaceParquet.Write(_folder["x.parquet"], samples);
        Samples.AssertSame(samples, HuggingFaceParquet.Read(_folder["x.parquet"]).Train);
    }

    [Fact]
    public void One_sample_and_none_survive()
    {
        HuggingFaceParquet.Write(_folder["one.parquet"], Test[7]);
        Samples.AssertSame([Test[7]], HuggingFaceParquet.Read(_folder["one.parquet"]).Train);
        HuggingFaceParquet.Write(_folder["none"], Test.Take(0));
        Assert.Equal(["test-00000-of-00001.parquet"], Directory.EnumerateFiles(_folder["none"]).Select(Path.GetFileName));
        Assert.Empty(HuggingFaceParquet.Read(_folder["none"]).Test);
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
        HuggingFaceParquet.Write(_folder["hf"], samples, shardSize: size);
        string[] files = [.. Directory.EnumerateFiles(_folder["hf"]).Order(StringComparer.Ordinal)];
        Assert.Equal(expected, string.Join(' ', files.Select(file => HuggingFaceParquet.Enumerate(file).Count())));
        Assert.Equal(files.Select((_, i) => $"test-{i:D5}-of-{files.Length:D5}.parquet"), files.Select(Path.GetFileName));
        Samples.AssertSame(samples, HuggingFaceParquet.Read(_folder["hf"]).Test);
    }

    [Fact]
    public void More_than_one_group_of_rows_is_written_and_read()
    {
        HuggingFaceParquet.Write(_folder["x.parquet"], MnistDataset.Open().Train.Take(25_000));
        using var duck = new Duck();
        Assert.Equal(["3"], duck.Rows($"SELECT num_row_groups FROM parquet_file_metadata({Duck.Quote(_folder["x.parquet"])})"));
        Assert.Equal(25_000, HuggingFaceParquet.Enumerate(_folder["x.parquet"]).Count());
    }

    [Fact]
    public void Categories_travel_by_name()
    {
        CatalogEntry fashion = Catalog.Default.Get("FashionMNIST");
        var origin = new SampleOrigin(new DatasetIdentity(fashion.Name, fashion.Categories), Split.Train, 28, 28, []);
        HuggingFaceParquet.Write(_folder["f.parquet"], new MnistSample(origin, 0, 9, new byte[784]));
        MnistSample read = HuggingFaceParquet.Read(_folder["f.parquet"]).Train[0];
        Assert.Equal(("Ankle boot", "f"), (read.Category, read.Dataset));

        // Labels of EMNIST-Letters count from 1; names count from 0 there.
        CatalogEntry letters = Catalog.Default.Get("EMNIST-Letters");
        origin = new SampleOrigin(new DatasetIdentity(letters.Name, letters.Categories, letters.LabelOffset), Split.Train, 28, 28, []);
        HuggingFaceParquet.Write(_folder["l.parquet"], new MnistSample(origin, 0, 26, new byte[784]));
        Assert.Equal("Z", HuggingFaceParquet.Read(_folder["l.parquet"]).Train[0].Category);
        Assert.Equal("Z", HuggingFaceParquet.Read(_folder["l.parquet"], new SampleReadOptions { Dataset = "EMNIST-Letters" }).Train[0].Category);
    }

    [Fact]
    public void Two_splits_do_not_go_into_one_file()
    {
        Assert.Throws<ArgumentException>(() => HuggingFaceParquet.Write(_folder["x.parquet"], MnistDataset.Open()));
        Assert.Throws<ArgumentException>(() => HuggingFaceParquet.Write(_folder["x.parquet"], Test, shardSize: 5));
        Assert.Empty(_folder.Names);
    }

    [Fact]
    public void Another_number_of_files_is_not_mixed_in_and_Force_clears_it()
    {
        HuggingFaceParquet.Write(_folder["hf"], Test.Take(10), shardSize: 5);
        Assert.Contains("another number of files", Assert.Throws<IOException>(() => HuggingFaceParquet.Write(_folder["hf"], Test.Take(10))).Message, StringComparison.Ordinal);
        HuggingFaceParquet.Write(_folder["hf"], Test.Take(10), overwrite: Overwrite.Force);
        Assert.Equal(["test-00000-of-00001.parquet"], Directory.EnumerateFiles(_folder["hf"]).Select(Path.GetFileName));
        Assert.Throws<FileExistsException>(() => HuggingFaceParquet.Write(_folder["hf"], Test.Take(10), overwrite: Overwrite.Refuse));
        SampleSet read = HuggingFaceParquet.Read(_folder["hf"]).Test;
        Assert.Contains("is being read", Assert.Throws<IOException>(() => HuggingFaceParquet.Write(_folder["hf"], read)).Message, StringComparison.Ordinal);
        Assert.Equal(["hf"], _folder.Names);
    }

    [Fact]
    public void A_split_that_lacks_a_file_is_not_read_half()
    {
        HuggingFaceParquet.Write(_folder["hf"], Test.Take(12), shardSize: 4);
        File.Move(_folder["hf/test-00001-of-00003.parquet"], _folder["test-00001-of-00003.parquet"]);
        Assert.Throws<DatasetFormatException>(() => HuggingFaceParquet.Read(_folder["hf"]));
        File.Move(_folder["hf/test-00002-of-00003.parquet"], _folder["hf/other.parquet"]);
        Assert.Throws<DatasetFormatException>(() => HuggingFaceParquet.Read(_folder["hf"]));
        Samples.AssertSame(Test.Skip(4).Take(4), HuggingFaceParquet.Read(_folder["test-00001-of-00003.parquet"]).Test);
    }

    [Fact]
    public void Files_with_other_names_are_read_by_name_or_folder()
    {
        Directory.CreateDirectory(_folder["any/test"]);
        HuggingFaceParquet.Write(_folder["any/test/0000.parquet"], Test.Take(2));
        HuggingFaceParquet.Write(_folder["any/0000.parquet"], Test.Take(3));
        HuggingFaceParquet.Write(_folder["any/my-test.parquet"], Test.Take(4));
        Assert.Equal(2, HuggingFaceParquet.Read(_folder["any/test"]).Test.Count);
        Assert.Equal(3, HuggingFaceParquet.Read(_folder["any"]).Train.Count);
        Assert.Equal(4, HuggingFaceParquet.Read(_folder["any"]).Test.Count);
        Assert.Throws<DatasetNotFoundException>(() => HuggingFaceParquet.Read(_folder["none"]));
        Assert.Throws<DatasetNotFoundException>(() => HuggingFaceParquet.Read(_folder.MakeFolder("empty")));
    }

    [Fact]
    public void Cancellation_leaves_nothing_behind()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();
        Assert.Throws<OperationCanceledException>(() => HuggingFaceParquet.Write(_folder["hf"], Test, cancellationToken: cancellation.Token));
        Assert.Throws<OperationCanceledException>(() => HuggingFaceParquet.Write(_folder["x.parquet"], Test, cancellationToken: cancellation.Token));
        Assert.Empty(_folder.Names);
    }

    public void Dispose() => _folder.Dispose();
}
