using Mnist.Datasets;
using Mnist.Datasets.Catalog;
using Mnist.Statistics;

namespace Mnist;

/// <summary>A dataset that is there to be read: its two splits.</summary>
/// <remarks>Opening reads headers only. Immutable and safe to use from many threads.</remarks>
/// <example><code>
/// MnistDataset mnist = MnistDataset.Open();
/// Console.WriteLine(mnist.Train.Count); // 60000
/// </code></example>
public sealed partial class MnistDataset : ISampleSource
{
    private readonly SampleSet? _train;
    private readonly SampleSet? _test;

    internal MnistDataset(DatasetIdentity identity, string location, SampleSet? train, SampleSet? test)
    {
        Name = identity.Name;
        Categories = identity.Categories;
        Location = location;
        _train = train;
        _test = test;
    }

    /// <summary>The name in the catalog, or the name of the folder.</summary>
    public string Name { get; }

    /// <summary>The folder that the files are in.</summary>
    public string Location { get; }

    /// <summary>The names of the categories, the first one that of the lowest label.</summary>
    public IReadOnlyList<string> Categories { get; }

    /// <summary>The samples that a model learns from.</summary>
    /// <exception cref="DatasetNotFoundException">The folder has no files of this split.</exception>
    public SampleSet Train => this[Split.Train];

    /// <summary>The samples that a model is judged by.</summary>
    /// <exception cref="DatasetNotFoundException">The folder has no files of this split.</exception>
    public SampleSet Test => this[Split.Test];

    /// <summary>The splits that are there, Train first.</summary>
    public IEnumerable<Split> Splits => GetSampleSets().Select(samples => samples.Split);

    /// <summary>The samples of one split.</summary>
    /// <exception cref="DatasetNotFoundException">The folder has no files of this split.</exception>
    public SampleSet this[Split split] => (split == Split.Train ? _train : _test)
        ?? throw new DatasetNotFoundException(Location, $"'{Location}' has no files of the {split} split. Use another split.");

    /// <summary>Opens a dataset by its name.</summary>
    /// <param name="name">A name from the catalog, in any case; <c>MNIST</c> is always there.</param>
    /// <param name="asStored">Leaves images as their files hold them, even where that is transposed (EMNIST).</param>
    /// <exception cref="DatasetNotFoundException">No such dataset, or it is not on this machine; the message says what to do.</exception>
    /// <exception cref="DatasetFormatException">A file is damaged.</exception>
    public static MnistDataset Open(string name = "MNIST", bool asStored = false) => DatasetCatalog.Default.Open(name, asStored);

    /// <summary>Opens a folder of IDX files, gzipped or not, in either spelling of the names.</summary>
    /// <param name="path">For example a folder with <c>train-images-idx3-ubyte.gz</c> or <c>train-images.idx3-ubyte</c>.</param>
    /// <param name="name">
    /// What the files are, by a name of the catalog: it gives the categories and the orientation, and chooses among several
    /// datasets in one folder. Left out, names such as <c>emnist-letters-train-...</c> tell, else they are ten digits.
    /// </param>
    /// <exception cref="DatasetNotFoundException">The folder is missing, or has no such files, or those of several datasets.</exception>
    /// <exception cref="DatasetFormatException">A file is damaged, or images and labels differ in number.</exception>
    public static MnistDataset OpenFolder(string path, string? name = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string full = Path.GetFullPath(path);
        if (name is not null)
        {
            CatalogEntry entry = DatasetCatalog.Default[name];
            return DatasetFolder.Open(full, entry.Identity, entry.FilePrefix, DatasetReading.Of(entry, asStored: false));
        }

        IReadOnlyList<string> prefixes = DatasetFolder.PrefixesOf(full);
        return prefixes.Count == 1
            ? DatasetFolder.OpenAll(full, DatasetCatalog.Default, asStored: false)[0]
            : throw new DatasetNotFoundException(
                full, $"'{full}' has files of several datasets ('{string.Join("', '", prefixes)}'). Use the name of one, or put each in its own folder.");
    }

    /// <summary>The same samples as <see cref="WriterSample"/>: MNIST joined with QMNIST's extended labels.</summary>
    /// <param name="labelFolder">Where QMNIST's idx2-int files are; null takes the store.</param>
    /// <exception cref="DatasetNotFoundException">The labels are not there.</exception>
    /// <exception cref="DatasetFormatException">On first use: the labels are not those of this dataset.</exception>
    public MnistDataset WithWriters(string? labelFolder = null) =>
        WriterJoin.Join(this, labelFolder ?? DatasetStore.Default.FolderOf("QMNIST"));

    /// <summary>The samples-per-category table of both splits. Reads labels only.</summary>
    public IReadOnlyList<CategoryCount> CountCategories()
    {
        var counter = new CategoryCounter();
        foreach (SampleSet samples in GetSampleSets())
        {
            counter.Add(samples);
        }

        return counter.ToTable();
    }

    /// <summary>Sets training samples aside for validation, as TensorFlow's <c>read_data_sets</c> does.</summary>
    /// <param name="validationSize">How many, 0 to the number of training samples.</param>
    /// <param name="stratified">False: the first ones. True: drawn at random, each category with its share.</param>
    /// <param name="seed">What the draw depends on.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer training samples.</exception>
    /// <exception cref="DatasetNotFoundException">The folder has files of one split only; see <see cref="SampleSet.Divide"/>.</exception>
    public DatasetParts Divide(int validationSize = 5000, bool stratified = false, long seed = 0)
    {
        (SampleSet train, SampleSet validation) = Train.Divide(validationSize, stratified, seed);
        return new DatasetParts(train, validation, Test);
    }

    /// <inheritdoc/>
    public IEnumerable<SampleSet> GetSampleSets()
    {
        if (_train is not null)
        {
            yield return _train;
        }

        if (_test is not null)
        {
            yield return _test;
        }
    }

    /// <summary>For example <c>MNIST, 60000 + 10000 samples</c>.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Name}, {string.Join(" + ", GetSampleSets().Select(samples => samples.Count))} samples");
}
