using Mnist.Tests.Support;

namespace Mnist.Tests.Datasets.Store;

/// <summary>Folders with files of EMNIST: several datasets lie together, and prefixes tell them apart.</summary>
public sealed class FolderTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public FolderTests()
    {
        foreach (string set in new[] { "letters", "digits" })
        {
            _folder.Write($"emnist-{set}-test-images-idx3-ubyte", BigEndianBytes.Idx(8, [2, 2, 3], 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12));
            _folder.Write($"emnist-{set}-test-labels-idx1-ubyte", BigEndianBytes.Idx(8, [2], 1, 9));
        }
    }

    [Fact]
    public void The_name_chooses_categories_and_orientation()
    {
        MnistSample letter = MnistDataset.OpenFolder(_folder.Path, "emnist-letters").Test[1];
        Assert.Equal(("EMNIST-Letters", 9, "I"), (letter.Dataset, letter.Label, letter.Category));
        Assert.Equal([7, 10, 8, 11, 9, 12], letter.Pixels);
        Assert.Equal("9", MnistDataset.OpenFolder(_folder.Path, "EMNIST-Digits").Test[1].Category);
    }

    [Fact]
    public void Without_a_name_several_datasets_are_refused_with_their_prefixes()
    {
        DatasetNotFoundException exception = Assert.Throws<DatasetNotFoundException>(() => MnistDataset.OpenFolder(_folder.Path));
        Assert.Contains("'emnist-digits-', 'emnist-letters-'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_dataset_is_known_by_its_file_names()
    {
        File.Delete(_folder["emnist-digits-test-images-idx3-ubyte"]);
        File.Delete(_folder["emnist-digits-test-labels-idx1-ubyte"]);
        Assert.Equal(("EMNIST-Letters", "A"), (MnistDataset.OpenFolder(_folder.Path).Name, MnistDataset.OpenFolder(_folder.Path).Test[0].Category));
    }

    [Fact]
    public void A_dataset_that_is_not_in_the_folder_is_told() =>
        Assert.Throws<DatasetNotFoundException>(() => MnistDataset.OpenFolder(_folder.Path, "KMNIST"));

    public void Dispose() => _folder.Dispose();
}
