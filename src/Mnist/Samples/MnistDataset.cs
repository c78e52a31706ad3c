using System.Diagnostics.CodeAnalysis;
using Mnist.Datasets;
using Mnist.Datasets.Catalog;
using Mnist.Datasets.Store;
using Mnist.Statistics;

namespace Mnist;

/// <summary>A dataset with its splits, Train and Test.</summary>
/// <remarks>
/// <para>Opening reads only headers. Immutable and thread-safe.</para>
/// <para>A dataset owns its files and memory. Large files are mapped. <see cref="Dispose"/> releases them at once. Reading a sample then
/// throws <see cref="ObjectDisposedException"/>; pixels that were read before stay valid. Without Dispose, the garbage collector
/// releases a dataset when neither it nor its samples are in use.</para>
/// </remarks>
/// <example><code>
/// using MnistDataset mnist = MnistDataset.Open();
/// Console.WriteLine(mnist.Train.Count); // 60000
/// </code></example>
public sealed partial class MnistDataset : ISampleSource, IDisposable
{
    private readonly SampleSet? _train;
    private readonly SampleSet? _test;
    private readonly DatasetIdentity _identity;

    internal MnistDataset(DatasetIdentity identity, string location, SampleSet? train, SampleSet? test)
    {
        Location = location;
        _train = train;
        _test = test;
        if (train is not null && test is not null)
        {
            SampleOrigin.Join(train.Origin, test.Origin);
        }

        _identity = (train ?? test)?.Identity ?? identity;
    }

    /// <summary>The name in the catalog or that of the folder; for your own samples, their name.</summary>
    public string Name => _identity.Name;

    /// <summary>The folder of the files; empty for your own samples.</summary>
    public string Location { get; }

    /// <summary>The names of the categories, in the order of the labels.</summary>
    /// <remarks>If nothing names them, they are the labels from 0 to the largest.</remarks>
    public IReadOnlyList<string> Categories => _identity.Categories;

    /// <summary>The training samples.</summary>
    /// <exception cref="DatasetNotFoundException">The dataset has no such split.</exception>
    public SampleSet Train => Get(Split.Train);

    /// <summary>The test samples.</summary>
    /// <exception cref="DatasetNotFoundException">The dataset has no such split.</exception>
    public SampleSet Test => Get(Split.Test);

    /// <summary>The splits of the dataset, Train first.</summary>
    public IEnumerable<Split> Splits => GetSampleSets().Select(samples => samples.Split);

    /// <summary>Returns the samples of one split.</summary>
    /// <param name="split">Train or Test.</param>
    /// <exception cref="DatasetNotFoundException">The dataset has no such split.</exception>
    public SampleSet Get(Split split) => TryGet(split, out SampleSet? samples)
        ? samples
        : throw new DatasetNotFoundException(
            Location, Location.Length > 0 ? $"'{Location}' has no files of the {split} split. Use another split." : $"The dataset '{Name}' has no {split} split. Use another split.");

    /// <summary>Finds the samples of one split.</summary>
    /// <param name="split">Train or Test.</param>
    /// <param name="samples">The samples, or null.</param>
    /// <returns>False if the dataset has no such split.</returns>
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
    /// <param name="name">A name of the catalog, in any case. <c>MNIST</c> is always available.</param>
    /// <param name="options">How to read it; null for the defaults.</param>
    /// <exception cref="DatasetNotFoundException">There is no such dataset, or it is not on this machine. The message says what to do.</exception>
    /// <exception cref="DatasetFormatException">A file is damaged.</exception>
    public static MnistDataset Open(string name = BundledData.Name, OpenOptions? options = null) => DatasetStore.Default.Open(name, options);

    /// <inheritdoc cref="DatasetStore.OpenAsync"/>
    public static Task<MnistDataset> OpenAsync(
        string name = BundledData.Name,
        bool download = false,
        IProgress<DownloadProgress>? progress = null,
        CancellationToken cancellationToken = default) => DatasetStore.Default.OpenAsync(name, download, progress, cancellationToken);

    /// <summary>Creates a dataset from your own samples, or divides the samples of datasets in another way. Pixels are not copied.</summary>
    /// <remarks>
    /// The samples get new indexes from 0 in each split. They still belong to their datasets, which must stay open.
    /// </remarks>
    /// <param name="train">The training samples; null for none.</param>
    /// <param name="test">The test samples, of the same size; null for none.</param>
    /// <param name="categories">1 to 256 names, for the labels 0, 1, ...; null keeps those of the samples.</param>
    /// <exception cref="ArgumentException">
    /// Both splits are null, they differ in image size or categories, or a label has no category. Samples without a label are allowed.
    /// </exception>
    /// <example><code>
    /// MnistDataset mnist = MnistDataset.Open();
    /// MnistDataset own = MnistDataset.From(mnist.Train[..50_000], mnist.Train[50_000..]);
    /// </code></example>
    public static MnistDataset From(SampleSet? train, SampleSet? test, IReadOnlyList<string>? categories = null)
    {
        SampleSet first = train ?? test ?? throw new ArgumentException("Train and test are both null. Use at least one.", nameof(train));
        if (categories is { Count: < 1 or > 256 })
        {
            throw new ArgumentException(FormattableString.Invariant($"There are {categories.Count} categories. Use 1 to 256."), nameof(categories));
        }

        if (test is not null && (test.Rows != first.Rows || test.Columns != first.Columns))
        {
            throw new ArgumentException(
                FormattableString.Invariant(
                    $"The test images are {test.Rows} x {test.Columns}, but the training images are {first.Rows} x {first.Columns}. Use images of one size."),
                nameof(test));
        }

        if (test is not null && categories is null && !(test.Identity.IsOfLabels && first.Identity.IsOfLabels) && !test.Categories.SequenceEqual(first.Categories))
        {
            throw new ArgumentException(
                $"The test samples have other categories than the training samples ('{test.Categories[0]}', ..., not '{first.Categories[0]}', ...). Use the parameter categories.",
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

    /// <summary>Opens a folder of IDX files, plain or gzipped, with either spelling of the names.</summary>
    /// <param name="path">The folder, for example with <c>train-images-idx3-ubyte.gz</c> or <c>train-images.idx3-ubyte</c>.</param>
    /// <param name="name">
    /// A name of the catalog. It sets the categories and the orientation, and selects one of several datasets in the folder. Null uses
    /// file names such as <c>emnist-letters-train-...</c>; others are ten digits.
    /// </param>
    /// <exception cref="DatasetNotFoundException">The folder does not exist, or has no such files, or those of several datasets.</exception>
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

    /// <summary>Joins MNIST with QMNIST's extended labels: the samples are <see cref="WriterSample"/>.</summary>
    /// <param name="labelFolder">The folder of QMNIST's idx2-int files; null for the store.</param>
    /// <returns>A dataset with the images of this one. Disposing it also disposes this one.</returns>
    /// <exception cref="DatasetNotFoundException">The folder has no extended labels.</exception>
    /// <exception cref="DatasetFormatException">On first use: the labels differ from those of this dataset.</exception>
    public MnistDataset WithWriters(string? labelFolder = null) =>
        WriterJoin.Join(this, labelFolder ?? DatasetStore.Default.FolderOf("QMNIST"));

    /// <summary>Counts the samples of each category in both splits. Reads only labels.</summary>
    public IReadOnlyList<CategoryCount> CountCategories()
    {
        var counter = new CategoryCounter();
        foreach (SampleSet samples in GetSampleSets())
        {
            counter.Add(samples);
        }

        return counter.ToTable();
    }

    /// <summary>Divides the training samples into training and validation, as TensorFlow's <c>read_data_sets</c> does.</summary>
    /// <param name="validationSize">The number of samples for validation, 0 to the number of training samples.</param>
    /// <param name="stratified">False takes the first ones. True draws them at random; each category keeps its share.</param>
    /// <param name="seed">The seed of the draw.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is negative, or greater than the number of training samples.</exception>
    /// <exception cref="DatasetNotFoundException">The dataset has only one split. Use <see cref="SampleSet.Divide"/>.</exception>
    public DatasetParts Divide(int validationSize = 5000, bool stratified = false, long seed = 0)
    {
        (SampleSet train, SampleSet validation) = Train.Divide(validationSize, stratified, seed);
        return new DatasetParts(train, validation, Test);
    }

    /// <summary>Releases files and memory. Reading a sample then throws <see cref="ObjectDisposedException"/>.</summary>
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
