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
    private static readonly List<(string Key, string Stamp, IReadOnlyList<MnistDataset> Datasets)> s_entries = [];

    /// <summary>A dataset of the catalog.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="options">How to read it; null for the defaults.</param>
    public static MnistDataset Open(string name, OpenOptions? options = null)
    {
        DatasetStore store = DatasetStore.Default;
        string? folder = store.Get(name).Location;
        return folder is null
            ? store.Open(name)
            : Get($"{name.ToUpperInvariant()}:{options?.AsStored ?? false}:{folder}", folder, () => [store.Open(name, options)])[0];
    }

    /// <summary>Opens MNIST joined with the labels of QMNIST.</summary>
    public static MnistDataset OpenWithWriters(string name)
    {
        string labels = DatasetStore.Default.FolderOf("QMNIST");
        MnistDataset dataset = Open(name);
        return Get($"{name.ToUpperInvariant()}+:{dataset.Location}", labels, () => [dataset.WithWriters(labels)])[0];
    }

    /// <summary>The datasets of a folder of IDX files.</summary>
    public static IReadOnlyList<MnistDataset> OpenFolder(string folder, OpenOptions? options = null) =>
        Get($"{options?.AsStored ?? false}:{folder}", folder, () => MnistDataset.OpenAll(folder, options));

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

    private static IReadOnlyList<MnistDataset> Get(string key, string folder, Func<IReadOnlyList<MnistDataset>> open)
    {
        lock (s_gate)
        {
            // The files can be in a folder below.
            int place = s_entries.FindIndex(entry => entry.Key == key);
            IReadOnlyList<MnistDataset>? datasets = null;
            string stamp = "";
            if (place >= 0)
            {
                stamp = StampOf(folder, s_entries[place].Datasets);
                datasets = stamp == s_entries[place].Stamp ? s_entries[place].Datasets : null;
                s_entries.RemoveAt(place);
            }

            if (datasets is null)
            {
                datasets = open();
                stamp = StampOf(folder, datasets);
            }

            s_entries.Insert(0, (key, stamp, datasets));
            if (s_entries.Count > Capacity)
            {
                s_entries.RemoveAt(Capacity);
            }

            return datasets;
        }
    }

    private static string StampOf(string folder, IReadOnlyList<MnistDataset> datasets) =>
        string.Join('|', datasets.Select(dataset => dataset.Location).Append(folder).Distinct().Select(StampOf));

    // A dataset can also be in a ZIP file.
    private static string StampOf(string path) =>
        File.Exists(path) ? StampOf(new FileInfo(path))
        : Directory.Exists(path) ? string.Join('|', new DirectoryInfo(path).EnumerateFiles().OrderBy(file => file.Name, StringComparer.Ordinal).Select(StampOf))
        : "";

    private static string StampOf(FileInfo file) => FormattableString.Invariant($"{file.Name}:{file.Length}:{file.LastWriteTimeUtc.Ticks}");
}
