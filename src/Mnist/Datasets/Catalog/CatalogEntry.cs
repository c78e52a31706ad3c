using Mnist.Datasets.Catalog;

namespace Mnist.Datasets;

/// <summary>What is known about a dataset, whether it is on this machine or not.</summary>
public sealed class CatalogEntry
{
    /// <summary>The name that commands take, for example <c>FashionMNIST</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What it is, in a line.</summary>
    public required string Title { get; init; }

    /// <summary>The names of the categories, the first one that of the label <see cref="LabelOffset"/>.</summary>
    public required IReadOnlyList<string> Categories { get; init; }

    /// <summary>The height of each image in pixels.</summary>
    public required int Rows { get; init; }

    /// <summary>The width of each image in pixels.</summary>
    public required int Columns { get; init; }

    /// <summary>The number of training samples.</summary>
    public required int TrainCount { get; init; }

    /// <summary>The number of test samples.</summary>
    public required int TestCount { get; init; }

    /// <summary>The label of the first category: 1 for EMNIST-Letters, else 0.</summary>
    public int LabelOffset { get; init; }

    /// <summary>True where the files hold rows and columns exchanged (EMNIST).</summary>
    public bool IsTransposed { get; init; }

    /// <summary>The four files.</summary>
    public required IReadOnlyList<CatalogFile> Files { get; init; }

    /// <summary>The folders that files can be fetched from, in the order to try; empty where they come in an <see cref="Archive"/>.</summary>
    public IReadOnlyList<string> Mirrors { get; init; } = [];

    /// <summary>The zip file that the files come in, or null.</summary>
    public CatalogArchive? Archive { get; init; }

    /// <summary>What is published with the dataset, but not supported.</summary>
    public IReadOnlyList<UnsupportedFile> NotSupported { get; init; } = [];

    /// <summary>The license of the data.</summary>
    public required string License { get; init; }

    /// <summary>What to cite.</summary>
    public required string Citation { get; init; }

    /// <summary>Where the dataset is described.</summary>
    public required string HomePage { get; init; }

    /// <summary>The bytes to fetch: of the files, or of the archive they come in; null where a size is not known.</summary>
    public long? DownloadSize => Archive?.Size ?? (Files.All(file => file.Size is not null) ? Files.Sum(file => file.Size) : null);

    /// <summary>What names and labels mean.</summary>
    internal DatasetIdentity Identity => new(Name, Categories, LabelOffset);

    /// <summary>What the names of the files start with, for example <c>emnist-letters-</c>; empty for MNIST.</summary>
    internal string FilePrefix => DatasetFileName.TryParse(Files[0].Name)!.Prefix;

    /// <summary>The number of samples that a file holds or labels.</summary>
    internal int CountOf(CatalogFile file) => file.Split == Split.Train ? TrainCount : TestCount;

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
