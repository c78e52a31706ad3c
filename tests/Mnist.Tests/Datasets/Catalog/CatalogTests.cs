using Mnist.Datasets;
using Mnist.Datasets.Catalog;

namespace Mnist.Tests.Datasets.Catalog;

/// <summary>The numbers are those of the datasets' own pages and papers.</summary>
public sealed class CatalogTests
{
    [Theory]
    [InlineData("MNIST", 60000, 10000, 10)]
    [InlineData("FashionMNIST", 60000, 10000, 10)]
    [InlineData("KMNIST", 60000, 10000, 10)]
    [InlineData("EMNIST-ByClass", 697932, 116323, 62)]
    [InlineData("EMNIST-ByMerge", 697932, 116323, 47)]
    [InlineData("EMNIST-Balanced", 112800, 18800, 47)]
    [InlineData("EMNIST-Letters", 124800, 20800, 26)]
    [InlineData("EMNIST-Digits", 240000, 40000, 10)]
    [InlineData("EMNIST-MNIST", 60000, 10000, 10)]
    public void Each_dataset_has_its_published_numbers(string name, int train, int test, int categories)
    {
        CatalogEntry entry = DatasetCatalog.Default.Get(name.ToUpperInvariant());

        Assert.Equal(name, entry.Name);
        Assert.Equal((train, test, categories), (entry.TrainCount, entry.TestCount, entry.Categories.Count));
        Assert.Equal((28, 28), (entry.Rows, entry.Columns));
        Assert.Equal(categories, entry.Categories.Distinct().Count());
    }

    [Fact]
    public void Names_of_categories_are_the_published_ones()
    {
        Assert.Equal(
            ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"],
            DatasetCatalog.Default.Get("FashionMNIST").Categories);
        Assert.Equal("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabdefghnqrt", string.Concat(DatasetCatalog.Default.Get("EMNIST-Balanced").Categories));
        Assert.Equal("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabdefghnqrt", string.Concat(DatasetCatalog.Default.Get("EMNIST-ByMerge").Categories));
        Assert.Equal(
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", string.Concat(DatasetCatalog.Default.Get("EMNIST-ByClass").Categories));
        Assert.Equal(1, DatasetCatalog.Default.Get("EMNIST-Letters").LabelOffset);
    }

    [Fact]
    public void Only_EMNIST_stands_on_its_side() => Assert.All(
        DatasetCatalog.Default.Entries,
        entry => Assert.Equal(entry.Name.StartsWith("EMNIST", StringComparison.Ordinal), entry.IsTransposed));

    [Fact]
    public void MNIST_comes_first_and_is_always_there()
    {
        Assert.Equal("MNIST", DatasetCatalog.Default.Entries[0].Name);
        DatasetInfo info = DatasetStore.Default.Get("mnist");

        Assert.Equal(("MNIST", DatasetState.Bundled), (info.Name, info.State));
        Assert.Equal(9_912_422 + 28_881 + 1_648_877 + 4_542, info.Size);
    }

    [Fact]
    public void An_unknown_name_is_told_the_nearest()
    {
        DatasetNotFoundException exception = Assert.Throws<DatasetNotFoundException>(() => MnistDataset.Open("FashionMINST"));

        Assert.Equal("FashionMINST", exception.Target);
        Assert.Contains("Did you mean 'FashionMNIST'?", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_name_of_another_dataset_is_told_none() =>
        Assert.StartsWith("There is no dataset 'CIFAR10'. Use one of MNIST,", Assert.Throws<DatasetNotFoundException>(() => MnistDataset.Open("CIFAR10")).Message);

    [Theory]
    [InlineData("", "", 0)]
    [InlineData("MNIST", "mnist", 0)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("", "abc", 3)]
    [InlineData("MNIST", "MINST", 2)]
    public void The_distance_of_names_is_that_of_Levenshtein(string a, string b, int distance)
    {
        Assert.Equal(distance, EditDistance.Between(a, b));
        Assert.Equal(distance, EditDistance.Between(b, a));
    }
}
