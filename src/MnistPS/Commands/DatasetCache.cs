using Mnist;

namespace MnistPS.Commands;

/// <summary>Keeps the datasets that were used last, so that the next command need not read them again.</summary>
/// <remarks>
/// The only state that outlives a command. A folder is opened anew when a file in it has changed. Two are kept: comparing two
/// datasets is common, and each may take half a gigabyte.
/// </remarks>
internal static class DatasetCache
{
    private const int Capacity = 2;
    private static readonly object s_gate = new();
    private static readonly List<(string Key, string Stamp, MnistDataset Dataset)> s_entries = [];

    /// <summary>A dataset of the catalog.</summary>
    public static MnistDataset Open(string name)
    {
        string? folder = Catalog.Default.Locate(name);
        return folder is null ? Catalog.Default.Open(name) : Get($"{name.ToUpperInvariant()}:{folder}", folder, () => Catalog.Default.Open(name));
    }

    /// <summary>A folder of IDX files.</summary>
    public static MnistDataset OpenFolder(string folder) => Get(folder, folder, () => MnistDataset.OpenFolder(folder));

    private static MnistDataset Get(string key, string folder, Func<MnistDataset> open)
    {
        lock (s_gate)
        {
            string stamp = StampOf(folder);
            int place = s_entries.FindIndex(entry => entry.Key == key);
            MnistDataset dataset = place >= 0 && s_entries[place].Stamp == stamp ? s_entries[place].Dataset : open();
            if (place >= 0)
            {
                s_entries.RemoveAt(place);
            }

            s_entries.Insert(0, (key, stamp, dataset));
            if (s_entries.Count > Capacity)
            {
                s_entries.RemoveAt(Capacity);
            }

            return dataset;
        }
    }

    private static string StampOf(string folder) => !Directory.Exists(folder) ? "" : string.Join('|', new DirectoryInfo(folder)
        .EnumerateFiles()
        .OrderBy(file => file.Name, StringComparer.Ordinal)
        .Select(file => FormattableString.Invariant($"{file.Name}:{file.Length}:{file.LastWriteTimeUtc.Ticks}")));
}
