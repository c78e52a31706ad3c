using Mnist.Datasets.Catalog;
using Mnist.Datasets.Store;

namespace Mnist.Datasets;

/// <summary>A dataset of the catalog and its state on this machine.</summary>
public sealed class DatasetInfo : ISampleSource
{
    private readonly DatasetStore _store;
    private readonly CatalogEntry _entry;

    internal DatasetInfo(DatasetStore store, CatalogEntry entry, string? location)
    {
        _store = store;
        _entry = entry;
        Location = location;
        State = location is null ? DatasetState.Available : location == BundledData.Folder ? DatasetState.Bundled : DatasetState.Saved;
        Size = location is null ? null : entry.Files
            .Select(file => FileVerifier.Find(file, location))
            .OfType<string>()
            .Sum(path => new FileInfo(path).Length);
    }

    /// <summary>The name of the dataset in commands.</summary>
    public string Name => _entry.Name;

    /// <summary>A description of one line.</summary>
    public string Title => _entry.Title;

    /// <summary>The state on this machine.</summary>
    public DatasetState State { get; }

    /// <summary>The folder of the dataset, or null.</summary>
    public string? Location { get; }

    /// <summary>The names of the categories. The first one belongs to the lowest label.</summary>
    public IReadOnlyList<string> Categories => _entry.Categories;

    /// <summary>The height of each image in pixels.</summary>
    public int Rows => _entry.Rows;

    /// <summary>The width of each image in pixels.</summary>
    public int Columns => _entry.Columns;

    /// <summary>The number of training samples.</summary>
    public int TrainCount => _entry.TrainCount;

    /// <summary>The number of test samples.</summary>
    public int TestCount => _entry.TestCount;

    /// <summary>The size of the files on this machine in bytes, or null if they are not here.</summary>
    public long? Size { get; }

    /// <summary>The size of the download in bytes, or null if a size is not published.</summary>
    public long? DownloadSize => _entry.DownloadSize;

    /// <summary>The license of the data.</summary>
    public string License => _entry.License;

    /// <summary>The publication to cite.</summary>
    public string Citation => _entry.Citation;

    /// <summary>The address of the description of the dataset.</summary>
    public string HomePage => _entry.HomePage;

    /// <inheritdoc/>
    public IEnumerable<SampleSet> GetSampleSets() =>
        (Location is null ? _store.Open(Name) : _store.Open(_entry, Location, options: null)).GetSampleSets();

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
