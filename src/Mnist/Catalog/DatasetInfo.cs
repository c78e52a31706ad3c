namespace Mnist;

/// <summary>A dataset of the catalog, and where it stands on this machine.</summary>
public sealed class DatasetInfo : ISampleSource
{
    private readonly Catalog _catalog;
    private readonly CatalogEntry _entry;

    internal DatasetInfo(Catalog catalog, CatalogEntry entry)
    {
        _catalog = catalog;
        _entry = entry;
        Location = catalog.Locate(entry.Name);
        State = Location is null ? DatasetState.Available : Location == BundledData.Folder ? DatasetState.Bundled : DatasetState.Saved;
        Size = Location is null ? null : new DirectoryInfo(Location).EnumerateFiles().Sum(file => file.Length);
    }

    /// <summary>The name that commands take.</summary>
    public string Name => _entry.Name;

    /// <summary>What it is, in a line.</summary>
    public string Title => _entry.Title;

    /// <summary>Whether it is on this machine.</summary>
    public DatasetState State { get; }

    /// <summary>The folder it is in, or null.</summary>
    public string? Location { get; }

    /// <summary>The names of the categories, the first one that of the lowest label.</summary>
    public IReadOnlyList<string> Categories => _entry.Categories;

    /// <summary>The height of each image in pixels.</summary>
    public int Rows => _entry.Rows;

    /// <summary>The width of each image in pixels.</summary>
    public int Columns => _entry.Columns;

    /// <summary>The number of training samples.</summary>
    public int TrainCount => _entry.TrainCount;

    /// <summary>The number of test samples.</summary>
    public int TestCount => _entry.TestCount;

    /// <summary>The bytes of its files on this machine, or null when it is not here.</summary>
    public long? Size { get; }

    /// <summary>The license of the data.</summary>
    public string License => _entry.License;

    /// <summary>What to cite.</summary>
    public string Citation => _entry.Citation;

    /// <summary>Where the dataset is described.</summary>
    public string HomePage => _entry.HomePage;

    /// <inheritdoc/>
    public IEnumerable<SampleSet> GetSampleSets() => _catalog.Open(Name).GetSampleSets();

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
