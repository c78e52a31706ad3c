using Mnist.Formats;
using Mnist.Statistics;
using Mnist.Tests.Support;

namespace Mnist.Tests.Samples;

/// <summary>Where nothing names the categories, a dataset has those of its labels.</summary>
public sealed class CategoriesTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Labels_up_to_24_are_25_categories()
    {
        SampleSet read = SampleSet.Import(WriteCsv("sign.csv", 3, 24, 0));
        Assert.Equal(Enumerable.Range(0, 25).Select(label => $"{label}"), read.Categories);
        Batch batch = read.Batches(new BatchOptions { Size = 3, OneHot = true }).First();
        Assert.Equal(25, batch.OneHot!.Length / 3);
        Assert.Equal(25, read.CountCategories().Count);
    }

    [Fact]
    public void Three_labels_are_three_categories()
    {
        SampleSet read = SampleSet.Import(WriteCsv("three.csv", 0, 1, 2, 1));
        Assert.Equal(["0", "1", "2"], read.Categories);
        Assert.Equal([1, 2, 1], read.CountCategories().Select(count => count.Training));
    }

    [Fact]
    public void Both_splits_have_the_categories_of_all_labels()
    {
        MnistDataset own = MnistDataset.From(SampleSet.Import(WriteCsv("train.csv", 0, 11)), SampleSet.Import(WriteCsv("test.csv", 12)));
        Assert.Equal(13, own.Categories.Count);
        Assert.Equal(13, own.Train.Categories.Count);
        Assert.Equal(13, own.Test.Categories.Count);

        own.Export(_folder["own.npz"]);
        MnistDataset read = MnistDataset.Import(_folder["own.npz"]);
        Assert.Equal(13, read.Train.Categories.Count);
        Assert.Equal(13, read.Test.Categories.Count);

        own.Export(_folder["own"]);
        using MnistDataset folder = MnistDataset.OpenFolder(_folder["own"]);
        Assert.Equal(13, folder.Categories.Count);
        Assert.Equal(13, folder.Test.Categories.Count);
    }

    [Fact]
    public void Names_are_those_of_the_options()
    {
        var options = new CsvReadOptions { CategoryNames = ["rock", "paper", "scissors"] };
        SampleSet read = SampleSet.Import(WriteCsv("three.csv", 2, 0), options);
        Assert.Equal(["rock", "paper", "scissors"], read.Categories);
        Assert.Equal(["scissors", "rock"], read.Select(sample => sample.Category));
        using FileStream stream = File.OpenRead(_folder["three.csv"]);
        Assert.Equal("scissors", SampleFormat.Csv.Read(stream, options).First().Category);
    }

    [Fact]
    public void Samples_that_arrive_one_by_one_are_counted_by_their_labels()
    {
        var counter = new CategoryCounter();
        foreach (MnistSample sample in SampleFormat.Csv.Read(WriteCsv("letters.csv", 1, 26)))
        {
            Assert.Equal($"{sample.Label}", sample.Category);
            counter.Add(sample);
        }

        Assert.Equal(27, counter.ToTable().Count);
    }

    [Fact]
    public void A_part_keeps_the_categories_of_the_whole()
    {
        SampleSet read = SampleSet.Import(WriteCsv("sign.csv", 3, 24, 0));
        Assert.Equal(25, SampleSet.From(read.Where(0, 3)).Categories.Count);
        Assert.Equal(25, MnistDataset.From(read[..1], read[2..]).Categories.Count);
    }

    [Fact]
    public void Samples_without_labels_may_be_any_digit() => Assert.Equal(10, SampleSet.Import(WriteCsv("none.csv", -1), new CsvReadOptions { Label = CsvLabel.None }).Categories.Count);

    private string WriteCsv(string name, params int[] labels)
    {
        string path = _folder[name];
        string pixels = string.Join(',', Enumerable.Repeat("0", 784));
        File.WriteAllLines(path, labels.Select(label => label < 0 ? pixels : $"{label},{pixels}"));
        return path;
    }
}
