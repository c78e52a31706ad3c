using Mnist.Datasets.Catalog;

namespace Mnist.Datasets;

/// <summary>A dataset of the catalog, on this machine or not.</summary>
public sealed class CatalogEntry
{
    /// <summary>The name of the dataset in commands, for example <c>FashionMNIST</c>.</summary>
    public required string Name { get; init; }

    /// <summary>A description of one line.</summary>
    public required string Title { get; init; }

    /// <summary>The names of the categories. The first one belongs to the label <see cref="LabelOffset"/>.</summary>
    public required IReadOnlyList<string> Categories { get; init; }

    /// <summary>The height of each image in pixels.</summary>
    public required int Rows { get; init; }

    /// <summary>The width of each image in pixels.</summary>
    public required int Columns { get; init; }

    /// <summary>The number of training samples.</summary>
    public required int TrainCount { get; init; }

    /// <summary>The number of test samples.</summary>
    public required int TestCount { get; init; }

    /// <summary>The label of the first category: 1 for EMNIST-Letters, otherwise 0.</summary>
    public int LabelOffset { get; init; }

    /// <summary>True if rows and columns are exchanged in the files (EMNIST).</summary>
    public bool IsTransposed { get; init; }

    /// <summary>The files: images and labels of each split.</summary>
    public required IReadOnlyList<CatalogFile> Files { get; init; }

    /// <summary>The web folders with the files, in the order to try; empty if the files are in an <see cref="Archive"/>.</summary>
    public IReadOnlyList<string> Mirrors { get; init; } = [];

    /// <summary>The zip file that contains the files, or null.</summary>
    public CatalogArchive? Archive { get; init; }

    /// <summary>Published files of the dataset that are not supported.</summary>
    public IReadOnlyList<UnsupportedFile> NotSupported { get; init; } = [];

    /// <summary>What people said about doubtful labels, or null if no survey is known.</summary>
    public LabelSurvey? LabelSurvey { get; init; }

    /// <summary>The license of the data.</summary>
    public required string License { get; init; }

    /// <summary>The publication to cite.</summary>
    public required string Citation { get; init; }

    /// <summary>The address of the description of the dataset.</summary>
    public required string HomePage { get; init; }

    /// <summary>The size of the download in bytes, for the files or their archive; null if a size is unknown.</summary>
    public long? DownloadSize => Archive?.Size ?? (Files.All(file => file.Size is not null) ? Files.Sum(file => file.Size) : null);

    /// <summary>The name, categories and first label.</summary>
    internal DatasetIdentity Identity => new(Name, Categories, LabelOffset);

    /// <summary>The start of all file names, for example <c>emnist-letters-</c>; empty for MNIST.</summary>
    internal string FilePrefix => DatasetFileName.TryParse(Files[0].Name)!.Prefix;

    /// <summary>Returns the number of samples in a file of images or labels.</summary>
    internal int CountOf(CatalogFile file) => file.Split == Split.Train ? TrainCount : TestCount;

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
