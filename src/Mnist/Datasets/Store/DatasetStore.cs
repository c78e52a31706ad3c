using System.Diagnostics.CodeAnalysis;
using Mnist.Datasets.Catalog;
using Mnist.Datasets.Store;
using Mnist.IO;

namespace Mnist.Datasets;

/// <summary>The saved datasets of a user, one folder for each.</summary>
/// <remarks>
/// The files are stored decompressed, so that they can be memory-mapped, with their digests in <c>SHA256SUMS</c>. docs/datasets.md
/// describes the folder.
/// </remarks>
/// <example><code>
/// await DatasetStore.Default.SaveAsync("FashionMNIST");
/// MnistDataset fashion = MnistDataset.Open("FashionMNIST");
/// </code></example>
public sealed partial class DatasetStore
{
    /// <summary>The environment variable that names another folder.</summary>
    public const string RootVariable = "MNIST_HOME";

    /// <summary>Creates a store in your own folder.</summary>
    /// <param name="root">The folder. It is created with the first saved dataset.</param>
    /// <param name="catalog">The known datasets; null for <see cref="DatasetCatalog.Default"/>.</param>
    public DatasetStore(string root, DatasetCatalog? catalog = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(root);
        Root = Path.GetFullPath(root);
        Catalog = catalog ?? DatasetCatalog.Default;
    }

    /// <summary>The store of this user.</summary>
    public static DatasetStore Default => new(DefaultRoot);

    /// <summary>
    /// <c>MNIST_HOME</c>, else <c>MnistPS</c> in the user's data folder: <c>%LOCALAPPDATA%</c> on Windows, <c>$XDG_DATA_HOME</c> or
    /// <c>~/.local/share</c> on Linux, <c>~/Library/Application Support</c> on macOS.
    /// </summary>
    public static string DefaultRoot => Environment.GetEnvironmentVariable(RootVariable) is { Length: > 0 } root
        ? Path.GetFullPath(root)
        : Path.Combine(UserData(), "MnistPS");

    /// <summary>The folder that contains the folders of the datasets.</summary>
    public string Root { get; }

    /// <summary>The known datasets.</summary>
    public DatasetCatalog Catalog { get; }

    /// <summary>Returns the folder of a dataset, even if it does not exist.</summary>
    /// <exception cref="DatasetNotFoundException">There is no dataset of that name.</exception>
    public string FolderOf(string name) => Path.Combine(Root, Catalog.Get(name).Name);

    /// <summary>Returns the description of a dataset, and its current state on this machine.</summary>
    /// <param name="name">A name of the catalog, in any case.</param>
    /// <exception cref="DatasetNotFoundException">There is no dataset of that name.</exception>
    public DatasetInfo Get(string name) => new(this, Catalog.Get(name), Locate(name));

    /// <summary>Finds the description of a dataset.</summary>
    /// <param name="name">A name of the catalog, in any case.</param>
    /// <param name="info">The description, or null.</param>
    public bool TryGet(string name, [NotNullWhen(true)] out DatasetInfo? info)
    {
        info = Catalog.TryGet(name, out _) ? Get(name) : null;
        return info is not null;
    }

    /// <summary>Opens a dataset that is on this machine.</summary>
    /// <param name="name">A name of the catalog, in any case.</param>
    /// <param name="options">How to read it; null for the defaults.</param>
    /// <exception cref="DatasetNotFoundException">There is no such dataset, or it is not on this machine.</exception>
    /// <exception cref="DatasetFormatException">A file is damaged.</exception>
    public MnistDataset Open(string name, OpenOptions? options = null)
    {
        CatalogEntry entry = Catalog.Get(name);
        string folder = Locate(name) ?? throw Missing(entry);
        return Open(entry, folder, options);
    }

    /// <summary>Opens a dataset and loads its labels and images on other threads, so that later reads do not wait for files.</summary>
    /// <param name="name">A name of the catalog, in any case.</param>
    /// <param name="download">Downloads the dataset if it is not on this machine.</param>
    /// <param name="progress">Receives bytes and rate of a download, on other threads.</param>
    /// <param name="cancellationToken">Cancels the work. The next call resumes a download if the mirror supports it.</param>
    /// <exception cref="DatasetNotFoundException">There is no such dataset, or it is not on this machine and not downloaded.</exception>
    /// <exception cref="DatasetFormatException">A file is damaged.</exception>
    /// <exception cref="DownloadException">All mirrors failed. The message has each mirror and its reason.</exception>
    /// <exception cref="DatasetIntegrityException">All mirrors sent other bytes than the published ones.</exception>
    /// <exception cref="StoreException">The folder cannot be written, or the disk is full.</exception>
    /// <exception cref="OperationCanceledException">The work was canceled.</exception>
    public async Task<MnistDataset> OpenAsync(
        string name, bool download = false, IProgress<DownloadProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        if (download && Locate(name) is null)
        {
            await SaveAsync(name, options: null, progress, cancellationToken).ConfigureAwait(false);
        }

        return await Task.Run(Load, cancellationToken).ConfigureAwait(false);

        MnistDataset Load()
        {
            MnistDataset dataset = Open(name);
            try
            {
                foreach (SampleSet samples in dataset.GetSampleSets())
                {
                    samples.Load(cancellationToken);
                }

                return dataset;
            }
            catch
            {
                dataset.Dispose();
                throw;
            }
        }
    }

    /// <summary>Compares the files of a saved or bundled dataset with the published digests.</summary>
    /// <param name="name">A name of the catalog, in any case.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>One status for each file, returned as the files are read.</returns>
    /// <exception cref="DatasetNotFoundException">There is no dataset of that name.</exception>
    public IEnumerable<DatasetFileStatus> Test(string name, CancellationToken cancellationToken = default)
    {
        CatalogEntry entry = Catalog.Get(name);
        string folder = FolderOf(name);
        bool isHere = entry.Files.Any(file => FileVerifier.Find(file, folder) is not null);
        return FileVerifier.Verify(Catalog, entry, !isHere && IsBundled(entry) ? BundledData.Folder! : folder, cancellationToken);
    }

    /// <summary>Returns true if all files of a dataset are in this store. Does not read them; see <see cref="Test"/>.</summary>
    internal bool IsSaved(string name)
    {
        string folder = FolderOf(name);
        return Catalog.Get(name).Files.All(file => FileVerifier.Find(file, folder) is not null);
    }

    /// <summary>Returns the folder of a saved or bundled dataset; null if it is not on this machine.</summary>
    internal string? Locate(string name) => IsSaved(name) ? FolderOf(name) : IsBundled(Catalog.Get(name)) ? BundledData.Folder : null;

    /// <summary>The error for a dataset that is not on this machine.</summary>
    internal static DatasetNotFoundException Missing(CatalogEntry entry) => new(
        entry.Name,
        $"{entry.Name} is not on this machine. To fetch it{(entry.DownloadSize is long size ? $" ({ByteCount.ToText(size)})" : "")}, "
        + $"run: Save-MnistDataset -Name {entry.Name} (in C#: await DatasetStore.Default.SaveAsync(\"{entry.Name}\")).");

    internal MnistDataset Open(CatalogEntry entry, string folder, OpenOptions? options)
    {
        bool isOwn = folder == FolderOf(entry.Name);
        return DatasetFolder.Open(folder, entry.Identity, entry.FilePrefix, DatasetReading.Of(entry, options, isOwn));
    }

    private static bool IsBundled(CatalogEntry entry) => entry.Name == BundledData.Name && BundledData.Folder is not null;

    // Some services have no home folder. The store is temporary then.
    private static string UserData() =>
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify) is { Length: > 0 } folder
            ? folder
            : Path.GetTempPath();
}
