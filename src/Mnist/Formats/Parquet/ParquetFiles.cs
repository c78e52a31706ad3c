using Mnist.IO;

namespace Mnist.Formats.Parquet;

/// <summary>Finds the Parquet files of each split.</summary>
internal static class ParquetFiles
{
    private const int ShownAtMost = 8;

    /// <summary>Returns the files of a path, Train first, in the order of their rows.</summary>
    /// <param name="path">A file or a folder of files.</param>
    /// <param name="options">The only split to return, also used for files without a split in their name.</param>
    /// <exception cref="DatasetNotFoundException">There are no such files, or several folders have some.</exception>
    /// <exception cref="DatasetFormatException">A file of a split is missing, or occurs twice.</exception>
    public static IReadOnlyList<(Split Split, List<string> Files)> Find(string path, ParquetReadOptions options)
    {
        Split? split = options.Split;
        if (!Directory.Exists(path))
        {
            return File.Exists(path)
                ? [(ImportNaming.SplitOf(path, options, ToldSplit(path)), [path])]
                : throw new DatasetNotFoundException(path, $"There is no file or folder '{path}'. Check the path.");
        }

        string[] files = [.. OnlyFolder(path).Order(StringComparer.Ordinal)];
        bool isNamed = files.Any(file => ShardName.TryParse(file) is not null);
        bool isTold = files.Any(file => ToldSplit(file) is not null);
        string[] validation = [.. files.Where(IsValidation)];
        string[] left = isNamed ? [.. files.Where(file => ShardName.TryParse(file) is null).Except(validation)] : [];
        if (left.Length > 0)
        {
            options.Warn($"'{left[0]}'{(left.Length == 1 ? " is" : FormattableString.Invariant($" and {left.Length - 1} more files are"))} left out: the others have names such as train-00000-of-00001.parquet. Use the path of the file to read it.");
        }

        if (validation.Length > 0 && split != Split.Test)
        {
            options.Warn($"'{validation[0]}'{(validation.Length == 1 ? " is" : FormattableString.Invariant($" and {validation.Length - 1} more files are"))} read as Train: the samples are for validation.");
        }

        string[] others = isTold && !isNamed && split != Split.Test ? [.. files.Except(validation).Where(file => ToldSplit(file) is null)] : [];
        if (others.Length > 0)
        {
            options.Warn($"'{others[0]}'{(others.Length == 1 ? " is" : FormattableString.Invariant($" and {others.Length - 1} more files are"))} read as Train: the names of others say Train or Test. Use the path of a file to read it alone.");
        }

        Split untold = isTold ? Split.Train : ImportNaming.SplitOf(path, options);
        var splits = new List<(Split Split, List<string> Files)>();
        foreach (Split wanted in new[] { Split.Train, Split.Test })
        {
            List<string> found = isNamed
                ? FindShards(files, wanted)
                : [.. files.Except(validation).Where(file => (ToldSplit(file) ?? untold) == wanted)];
            found.AddRange(wanted == Split.Train ? validation : []);
            if (found.Count > 0 && (split is null || split == wanted))
            {
                splits.Add((wanted, found));
            }
        }

        return splits.Count > 0
            ? splits
            : throw new DatasetNotFoundException(path, $"'{path}' has no Parquet files{(split is null ? "" : $" of the {split} split")}. It must have names such as train-00000-of-00001.parquet.");
    }

    /// <summary>Returns the folders in and below a folder that have Parquet files. A folder for each split counts as part of the one above it.</summary>
    public static ILookup<string, string> FoldersOf(string folder)
    {
        ILookup<string, string> here = ByHome(FolderFiles.In(folder));
        return here.Count > 0 ? here : ByHome(FolderFiles.Below(folder));
    }

    private static ILookup<string, string> ByHome(IEnumerable<string> files) => files
        .Where(file => file.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase))
        .ToLookup(HomeOf, StringComparer.Ordinal);

    private static string HomeOf(string file)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        return ShardName.TryParse(file) is null && IsSplit(Path.GetFileName(folder)) ? Path.GetDirectoryName(folder)! : folder;
    }

    private static bool IsSplit(string name) => ImportNaming.SplitOfFolder(name) is not null || ImportNaming.IsValidation(name);

    private static IEnumerable<string> OnlyFolder(string path)
    {
        ILookup<string, string> folders = FoldersOf(path);
        string full = Path.GetFullPath(path);
        return folders.Count <= 1
            ? folders.SelectMany(files => files)
            : throw new DatasetNotFoundException(
                path,
                $"'{path}' has Parquet files in several folders: {string.Join(", ", folders.Select(files => Path.GetRelativePath(full, files.Key)).Order(StringComparer.Ordinal).Take(ShownAtMost))}. Use the path of one of them.");
    }

    /// <summary>Returns the name of the dataset: that of the file, or that of the folder for a file with a standard name.</summary>
    public static string NameOf(string path)
    {
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        return ShardName.TryParse(full) is not null && Path.GetDirectoryName(full) is string folder && Path.GetFileName(folder).Length > 0 ? folder : full;
    }

    private static Split? ToldSplit(string file) => ShardName.TryParse(file)?.Split ?? ImportNaming.SplitOfFolder(FolderOf(file)) ?? ImportNaming.TellSplit(file);

    private static bool IsValidation(string file) => ImportNaming.IsValidation(FolderOf(file)) || (ToldSplit(file) is null && ImportNaming.HasValidation(file));

    private static string? FolderOf(string file) => Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(file)));

    private static List<string> FindShards(string[] files, Split split)
    {
        ShardName[] shards = [.. files.Select(file => ShardName.TryParse(file)).OfType<ShardName>().Where(shard => shard.Split == split).OrderBy(shard => shard.Index)];
        for (int i = 0; i < shards.Length; i++)
        {
            if (shards[i].Index != i || shards[i].Count != shards[0].Count)
            {
                throw ParquetFormat.Invalid(
                    shards[i].Path,
                    ShardName.Format(split, i, shards[0].Count),
                    Path.GetFileName(shards[i].Path),
                    hint: "A file of the split is missing, or the folder mixes two exports. Export again to an empty folder.");
            }
        }

        return shards.Length == 0 || shards.Length == shards[0].Count
            ? [.. shards.Select(shard => shard.Path)]
            : throw ParquetFormat.Invalid(
                shards[^1].Path,
                FormattableString.Invariant($"{shards[0].Count} files of the {split} split in its folder"),
                FormattableString.Invariant($"{shards.Length}"));
    }
}
