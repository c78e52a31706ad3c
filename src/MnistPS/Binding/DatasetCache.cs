using Mnist;
using Mnist.Datasets;
using Mnist.Datasets.Catalog;

namespace MnistPS.Binding;

/// <summary>Keeps the last used datasets, so that the next command does not read them again.</summary>
/// <remarks>
/// The only state between commands. A folder is opened again if one of its files has changed. Two datasets are kept, because comparing
/// two is common, and each can take half a gigabyte.
/// </remarks>
internal static class DatasetCache
{
    private const int Capacity = 2;
    private static readonly object s_gate = new();
    private static readonly List<(string Key, string Stamp, IReadOnlyList<MnistDataset> Datasets)> s_entries = [];

    /// <summary>Opens a dataset of the catalog.</summary>
    /// <param name="name">The name of the dataset.</param>
    /// <param name="asStored">Keeps transposed images as they are.</param>
    public static MnistDataset Open(string name, bool asStored = false)
    {
        DatasetCatalog catalog = DatasetCatalog.Default;
        string? folder = catalog.Locate(name);
        return folder is null
            ? catalog.Open(name)
            : Get($"{name.ToUpperInvariant()}:{asStored}:{folder}", folder, () => [catalog.Open(name, asStored)])[0];
    }

    /// <summary>Opens MNIST joined with the labels of QMNIST.</summary>
    public static MnistDataset OpenWithWriters(string name)
    {
        string labels = DatasetStore.Default.FolderOf("QMNIST");
        MnistDataset dataset = Open(name);
        return Get($"{name.ToUpperInvariant()}+:{dataset.Location}", labels, () => [dataset.WithWriters(labels)])[0];
    }

    /// <summary>Opens the datasets of a folder of IDX files.</summary>
    public static IReadOnlyList<MnistDataset> OpenFolder(string folder, bool asStored = false) =>
        Get($"{asStored}:{folder}", folder, () => DatasetFolder.OpenAll(folder, DatasetCatalog.Default, asStored));

    /// <summary>Removes the datasets of a folder from the cache, so that its files can be deleted on every system.</summary>
    public static void Forget(string folder)
    {
        lock (s_gate)
        {
            s_entries.RemoveAll(entry => entry.Datasets.Any(dataset => dataset.Location == folder));
        }

        if (OperatingSystem.IsWindows())
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }

    private static IReadOnlyList<MnistDataset> Get(string key, string folder, Func<IReadOnlyList<MnistDataset>> open)
    {
        lock (s_gate)
        {
            string stamp = StampOf(folder);
            int place = s_entries.FindIndex(entry => entry.Key == key);
            IReadOnlyList<MnistDataset> datasets = place >= 0 && s_entries[place].Stamp == stamp ? s_entries[place].Datasets : open();
            if (place >= 0)
            {
                s_entries.RemoveAt(place);
            }

            s_entries.Insert(0, (key, stamp, datasets));
            if (s_entries.Count > Capacity)
            {
                s_entries.RemoveAt(Capacity);
            }

            return datasets;
        }
    }

    private static string StampOf(string folder) => !Directory.Exists(folder) ? "" : string.Join('|', new DirectoryInfo(folder)
        .EnumerateFiles()
        .OrderBy(file => file.Name, StringComparer.Ordinal)
        .Select(file => FormattableString.Invariant($"{file.Name}:{file.Length}:{file.LastWriteTimeUtc.Ticks}")));
}
