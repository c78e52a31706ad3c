using System.Diagnostics.CodeAnalysis;
using Mnist.Datasets;
using Mnist.Datasets.Catalog;
using Mnist.Datasets.Store;
using Mnist.Statistics;

namespace Mnist;

/// <summary>A dataset that is there to be read: its two splits.</summary>
/// <remarks>
/// <para>Opening reads headers only. Immutable and safe to use from many threads.</para>
/// <para>A dataset owns its files and memory; large files are mapped. <see cref="Dispose"/> releases them at once: then reading a sample
/// of the dataset throws <see cref="ObjectDisposedException"/>, and pixels that were read before stay valid. A dataset that is not
/// disposed is released when nothing refers to it or its samples.</para>
/// </remarks>
/// <example><code>
/// using MnistDataset mnist = MnistDataset.Open();
/// Console.WriteLine(mnist.Train.Count); // 60000
/// </code></example>
public sealed partial class MnistDataset : ISampleSource, IDisposable
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

    /// <summary>The name in the catalog, or the name of the folder; for samples of your own, the name that they have.</summary>
    public string Name { get; }

    /// <summary>The folder that the files are in; empty for samples of your own.</summary>
    public string Location { get; }

    /// <summary>The names of the categories, the first one that of the lowest label.</summary>
    public IReadOnlyList<string> Categories { get; }

    /// <summary>The samples that a model learns from.</summary>
    /// <exception cref="DatasetNotFoundException">The dataset has no such split.</exception>
    public SampleSet Train => Get(Split.Train);

    /// <summary>The samples that a model is judged by.</summary>
    /// <exception cref="DatasetNotFoundException">The dataset has no such split.</exception>
    public SampleSet Test => Get(Split.Test);

    /// <summary>The splits that are there, Train first.</summary>
    public IEnumerable<Split> Splits => GetSampleSets().Select(samples => samples.Split);

    /// <summary>The samples of one split.</summary>
    /// <param name="split">Train or Test.</param>
    /// <exception cref="DatasetNotFoundException">The dataset has no such split.</exception>
    public SampleSet Get(Split split) => TryGet(split, out SampleSet? samples)
        ? samples
        : throw new DatasetNotFoundException(
            Location, Location.Length > 0 ? $"'{Location}' has no files of the {split} split. Use another split." : $"The dataset '{Name}' has no {split} split.");

    /// <summary>The samples of one split, where the dataset has it.</summary>
    /// <param name="split">Train or Test.</param>
    /// <param name="samples">Gets them.</param>
    public bool TryGet(Split split, [NotNullWhen(true)] out SampleSet? samples)
    {
        samples = split switch
        {
            Split.Train => _train,
            Split.Test => _test,
            _ => null,
        };
        return samples is not null;
    }

    /// <summary>Opens a dataset by its name.</summary>
    /// <param name="name">A name from the catalog, in any case; <c>MNIST</c> is always there.</param>
    /// <param name="options">How to read it; null for the defaults.</param>
    /// <exception cref="DatasetNotFoundException">No such dataset, or it is not on this machine; the message says what to do.</exception>
    /// <exception cref="DatasetFormatException">A file is damaged.</exception>
    public static MnistDataset Open(string name = BundledData.Name, OpenOptions? options = null) => DatasetStore.Default.Open(name, options);

    /// <inheritdoc cref="DatasetStore.OpenAsync"/>
    public static Task<MnistDataset> OpenAsync(
        string name = BundledData.Name,
        bool download = false,
        IProgress<DownloadProgress>? progress = null,
        CancellationToken cancellationToken = default) => DatasetStore.Default.OpenAsync(name, download, progress, cancellationToken);

    /// <summary>Makes a dataset of samples of your own, or other splits of known ones. No pixels are copied.</summary>
    /// <remarks>
    /// The samples are counted anew from 0 in each split. They stay the property of the datasets that they come from, which must be open
    /// while they are read.
    /// </remarks>
    /// <param name="train">The samples that a model learns from; null for none.</param>
    /// <param name="test">The samples that a model is judged by, of the same size; null for none.</param>
    /// <param name="categories">The names of the labels 0, 1, ...: 1 to 256; null keeps those of the samples.</param>
    /// <exception cref="ArgumentException">
    /// Both splits are null, their images differ in size, they have different categories, or a label is beyond the categories. Samples
    /// without a label are taken.
    /// </exception>
    /// <example><code>
    /// MnistDataset mnist = MnistDataset.Open();
    /// MnistDataset own = MnistDataset.From(mnist.Train[..50_000], mnist.Train[50_000..]);
    /// </code></example>
    public static MnistDataset From(SampleSet? train, SampleSet? test, IReadOnlyList<string>? categories = null)
    {
        SampleSet first = train ?? test ?? throw new ArgumentException("Train and test are both null. Give one of them.", nameof(train));
        if (categories is { Count: < 1 or > 256 })
        {
            throw new ArgumentException(FormattableString.Invariant($"There are {categories.Count} categories. Give 1 to 256."), nameof(categories));
        }

        if (test is not null && (test.Rows != first.Rows || test.Columns != first.Columns))
        {
            throw new ArgumentException(
                FormattableString.Invariant(
                    $"The test images are {test.Rows} x {test.Columns}, but the training images {first.Rows} x {first.Columns}. Give images of one size."),
                nameof(test));
        }

        if (test is not null && categories is null && !test.Categories.SequenceEqual(first.Categories))
        {
            throw new ArgumentException(
                $"The test samples have other categories than the training samples ('{test.Categories[0]}', ..., not '{first.Categories[0]}', ...). Name the categories.",
                nameof(test));
        }

        DatasetIdentity identity = categories is null
            ? first.Identity
            : new DatasetIdentity(first.Dataset, [.. categories]);
        return new MnistDataset(
            identity,
            "",
            train?.ToSplit(identity, Split.Train, nameof(train)),
            test?.ToSplit(identity, Split.Test, nameof(test)));
    }

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
            CatalogEntry entry = DatasetCatalog.Default.Get(name);
            return DatasetFolder.Open(full, entry.Identity, entry.FilePrefix, DatasetReading.Of(entry, options: null));
        }

        IReadOnlyList<string> prefixes = DatasetFolder.PrefixesOf(full);
        return prefixes.Count == 1
            ? DatasetFolder.OpenAll(full, DatasetCatalog.Default)[0]
            : throw new DatasetNotFoundException(
                full, $"'{full}' has files of several datasets ('{string.Join("', '", prefixes)}'). Use the name of one, or put each in its own folder.");
    }

    /// <summary>Opens all datasets of a folder of IDX files. File names such as <c>emnist-letters-train-...</c> identify their dataset.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="options">How to read the files; null for the defaults.</param>
    /// <exception cref="DatasetNotFoundException">The folder does not exist or has no such files.</exception>
    /// <exception cref="DatasetFormatException">A file is damaged, or images and labels differ in number.</exception>
    public static IReadOnlyList<MnistDataset> OpenAll(string path, OpenOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return DatasetFolder.OpenAll(Path.GetFullPath(path), DatasetCatalog.Default, options);
    }

    /// <summary>The same samples as <see cref="WriterSample"/>: MNIST joined with QMNIST's extended labels.</summary>
    /// <param name="labelFolder">Where QMNIST's idx2-int files are; null takes the store.</param>
    /// <returns>A dataset that shares the images of this one: disposing it disposes this one, too.</returns>
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

    /// <summary>Releases files and memory. Reading samples of the dataset throws <see cref="ObjectDisposedException"/> from now on.</summary>
    public void Dispose()
    {
        _train?.Origin.Dispose();
        _test?.Origin.Dispose();
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
