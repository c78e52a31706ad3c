namespace Mnist.Formats.Parquet;

/// <summary>Finds the Parquet files of each split.</summary>
internal static class ParquetFiles
{
    /// <summary>Returns the files of a path, Train first, in the order of their rows.</summary>
    /// <param name="path">A file or a folder of files.</param>
    /// <param name="split">The only split to return, also used for files without a split in their name; null for all.</param>
    /// <exception cref="DatasetNotFoundException">There are no such files.</exception>
    /// <exception cref="DatasetFormatException">A file of a split is missing, or occurs twice.</exception>
    public static IReadOnlyList<(Split Split, List<string> Files)> Find(string path, Split? split)
    {
        if (!Directory.Exists(path))
        {
            return File.Exists(path)
                ? [(split ?? SplitOf(path), [path])]
                : throw new DatasetNotFoundException(path, $"There is no file or folder '{path}'. Check the path.");
        }

        string[] files = [.. In(path).Order(StringComparer.Ordinal)];
        bool isNamed = files.Any(file => ShardName.TryParse(file) is not null);
        var splits = new List<(Split Split, List<string> Files)>();
        foreach (Split wanted in new[] { Split.Train, Split.Test })
        {
            List<string> found = isNamed
                ? FindShards(files, wanted)
                : [.. files.Where(file => (split ?? SplitOf(file)) == wanted)];
            if (found.Count > 0 && (split is null || split == wanted))
            {
                splits.Add((wanted, found));
            }
        }

        return splits.Count > 0
            ? splits
            : throw new DatasetNotFoundException(path, $"'{path}' has no Parquet files{(split is null ? "" : $" of the {split} split")}. It must have names such as train-00000-of-00001.parquet.");
    }

    /// <summary>Returns the Parquet files of a folder.</summary>
    public static IEnumerable<string> In(string folder) =>
        Directory.EnumerateFiles(folder).Where(file => file.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase));

    /// <summary>Returns the name of the dataset: that of the file, or that of the folder for a file with a standard name.</summary>
    public static string NameOf(string path)
    {
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        return ShardName.TryParse(full) is not null && Path.GetDirectoryName(full) is string folder && Path.GetFileName(folder).Length > 0 ? folder : full;
    }

    private static Split SplitOf(string file) =>
        ShardName.TryParse(file)?.Split ?? ImportNaming.SplitOfFolder(Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(file)))) ?? ImportNaming.SplitOf(file);

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
