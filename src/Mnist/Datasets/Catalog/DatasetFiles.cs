using Mnist.IO;
using Mnist.IO.Zip;

namespace Mnist.Datasets.Catalog;

/// <summary>Finds the IDX files of a dataset: in a folder, in one folder below it, or in a ZIP file.</summary>
internal static class DatasetFiles
{
    private const int ShownAtMost = 8;

    /// <summary>Returns the files of the one folder that has some. Those in the folder itself hide the folders below it.</summary>
    /// <param name="folder">The folder, or the ZIP file.</param>
    /// <exception cref="DatasetNotFoundException">It does not exist, or several folders below it have such files.</exception>
    public static IReadOnlyList<DatasetFileName> In(string folder)
    {
        string[] paths = File.Exists(folder) ? [.. Packed(folder)]
            : Directory.Exists(folder) ? [.. FolderFiles.In(folder)]
            : throw new DatasetNotFoundException(folder, $"The folder '{folder}' does not exist. Check the path.");
        ILookup<string, DatasetFileName> homes = ByHome(paths);
        if (homes.Count == 0 && Directory.Exists(folder))
        {
            homes = ByHome(FolderFiles.Below(folder));
        }

        string root = Path.GetFullPath(folder);
        return homes.Count <= 1 ? [.. homes.SelectMany(files => files)]
            : homes.Contains(root) ? [.. homes[root]]
            : throw new DatasetNotFoundException(folder, $"'{folder}' has datasets in several folders: {Describe(homes, root)}. Use the path of one of them{(File.Exists(folder) ? ", after Expand-Archive" : "")}.");
    }

    /// <summary>Returns the folder that holds a file as part of a dataset.</summary>
    public static string HomeOf(DatasetFileName file)
    {
        // Kaggle's archives have a folder for each file, with the name of the file.
        string home = Path.GetDirectoryName(Path.GetFullPath(file.Path))!;
        string name = Path.GetFileName(file.Path);
        return Path.GetFileName(home) is { Length: > 0 } own && name.StartsWith(own, StringComparison.OrdinalIgnoreCase) && DatasetFileName.TryParse(own) is not null
            ? Path.GetDirectoryName(home)!
            : home;
    }

    /// <summary>Returns the error of a file that holds no IDX files.</summary>
    public static DatasetNotFoundException NoFolder(string file) => new(
        file, $"'{file}' is a file without a dataset of IDX files. Use the path of a folder, or read the file with Import-MnistDataset.");

    private static IReadOnlyList<string> Packed(string file)
    {
        Span<byte> head = stackalloc byte[2];
        using (FileStream stream = File.OpenRead(file))
        {
            stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        }

        return head.SequenceEqual("PK"u8)
            ? ZipPath.MembersOf(file)
            : throw NoFolder(file);
    }

    private static ILookup<string, DatasetFileName> ByHome(IEnumerable<string> paths) =>
        paths.Select(DatasetFileName.TryParse).OfType<DatasetFileName>().ToLookup(HomeOf, StringComparer.Ordinal);

    private static string Describe(ILookup<string, DatasetFileName> homes, string root)
    {
        IEnumerable<string> names = homes.Select(home => Path.GetRelativePath(root, home.Key)).Order(StringComparer.Ordinal);
        return string.Join(", ", names.Take(ShownAtMost)) + (homes.Count > ShownAtMost ? ", ..." : "");
    }
}
