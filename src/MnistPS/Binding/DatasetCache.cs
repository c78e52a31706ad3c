using Mnist;
using Mnist.Datasets;

namespace MnistPS.Binding;

/// <summary>Keeps the last used datasets, so that the next command does not read them again.</summary>
/// <remarks>
/// The only state that outlives a command. A folder is opened anew when a file in it has changed. Two are kept: comparing two
/// datasets is common, and each may take half a gigabyte. What is not kept any more is not disposed, as the user may have samples of
/// it: it is released when nothing refers to them.
/// </remarks>
internal static class DatasetCache
{
    private const int Capacity = 2;
    private static readonly object s_gate = new();
    private static readonly List<Entry> s_entries = [];

    /// <summary>A dataset of the catalog.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="options">How to read it; null for the defaults.</param>
    public static MnistDataset Open(string name, OpenOptions? options = null)
    {
        DatasetStore store = DatasetStore.Default;
        string? folder = store.Get(name).Location;
        return folder is null
            ? store.Open(name)
            : Get($"{name.ToUpperInvariant()}:{options?.AsStored ?? false}:{folder}", [folder], () => [store.Open(name, options)])[0];
    }

    /// <summary>Opens MNIST joined with the labels of QMNIST.</summary>
    public static MnistDataset OpenWithWriters(string name)
    {
        string labels = DatasetStore.Default.FolderOf("QMNIST");
        MnistDataset dataset = Open(name);
        return Get($"{name.ToUpperInvariant()}+:{dataset.Location}", [labels, dataset.Location], () => [dataset.WithWriters(labels)])[0];
    }

    /// <summary>The datasets of a folder of IDX files.</summary>
    public static IReadOnlyList<MnistDataset> OpenFolder(string folder, OpenOptions? options = null) =>
        Get($"{options?.AsStored ?? false}:{folder}", [folder], () => MnistDataset.OpenAll(folder, options));

    /// <summary>Disposes what was read from a folder, as Windows removes no file that is mapped.</summary>
    public static void Close(string folder)
    {
        lock (s_gate)
        {
            foreach (MnistDataset dataset in s_entries.SelectMany(entry => entry.Datasets).Where(dataset => dataset.Location == folder))
            {
                dataset.Dispose();
            }

            s_entries.RemoveAll(entry => entry.Datasets.Any(dataset => dataset.Location == folder));
        }
    }

    private static IReadOnlyList<MnistDataset> Get(string key, string[] folders, Func<IReadOnlyList<MnistDataset>> open)
    {
        lock (s_gate)
        {
            Entry? entry = s_entries.Find(entry => entry.Key == key);
            if (entry is not null)
            {
                s_entries.Remove(entry);
                entry = entry.Stamp == StampOf(entry.Folders) ? entry : null;
            }

            s_entries.Insert(0, entry ??= OpenEntry(key, folders, open));
            if (s_entries.Count > Capacity)
            {
                s_entries.RemoveAt(Capacity);
            }

            return entry.Datasets;
        }
    }

    // The stamp is taken before the files are opened, so that one that changes meanwhile is opened anew.
    private static Entry OpenEntry(string key, string[] folders, Func<IReadOnlyList<MnistDataset>> open)
    {
        string stamp = StampOf(folders);
        IReadOnlyList<MnistDataset> datasets = open();
        string[] below = [.. datasets.Select(dataset => dataset.Location).Except(folders)];
        return below.Length == 0
            ? new Entry(key, folders, stamp, datasets)
            : OpenEntry(key, [.. folders, .. below], open); // the files are in folders below
    }

    private static string StampOf(string[] folders) => string.Join('|', folders.Select(StampOf));

    // A dataset can also be in a ZIP file.
    private static string StampOf(string path) =>
        File.Exists(path) ? StampOf(new FileInfo(path))
        : Directory.Exists(path) ? string.Join('|', new DirectoryInfo(path).EnumerateFiles().OrderBy(file => file.Name, StringComparer.Ordinal).Select(StampOf))
        : "";

    private static string StampOf(FileInfo file) => FormattableString.Invariant($"{file.Name}:{file.Length}:{file.LastWriteTimeUtc.Ticks}");

    /// <summary>Datasets, and what their files looked like before they were opened.</summary>
    private sealed record Entry(string Key, string[] Folders, string Stamp, IReadOnlyList<MnistDataset> Datasets);
}
