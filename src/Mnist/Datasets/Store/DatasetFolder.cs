using Mnist.Datasets.Catalog;
using Mnist.Formats;
using Mnist.IO.Zip;

namespace Mnist.Datasets.Store;

/// <summary>Opens the IDX files of a folder as a dataset.</summary>
internal static class DatasetFolder
{
    /// <summary>Opens one dataset. If the folder has several (EMNIST), the prefix of the file names selects it.</summary>
    public static MnistDataset Open(string folder, DatasetIdentity identity, string prefix, DatasetReading? reading = null)
    {
        List<DatasetFileName> files = [.. Enumerate(folder).Where(file => file.Prefix.Equals(prefix, StringComparison.OrdinalIgnoreCase))];
        if (files.Count == 0)
        {
            throw NoFiles(folder, $"{prefix}train-images-idx3-ubyte");
        }

        folder = DatasetFiles.HomeOf(files[0]);

        reading ??= DatasetReading.Default;
        return new MnistDataset(
            identity, folder, OpenSplit(folder, files, identity, Split.Train, reading), OpenSplit(folder, files, identity, Split.Test, reading));
    }

    /// <summary>Opens every dataset of a folder; those whose file names the catalog knows (emnist-letters-, qmnist-) as what they are.</summary>
    public static IReadOnlyList<MnistDataset> OpenAll(string folder, DatasetCatalog catalog, OpenOptions? options = null)
    {
        string[] prefixes = PrefixesOf(Enumerate(folder));
        string name = Path.GetFileName(Path.TrimEndingDirectorySeparator(folder));
        name = File.Exists(folder) ? Path.GetFileNameWithoutExtension(name) : name;
        return [.. prefixes.Select(prefix =>
        {
            CatalogEntry? entry = prefix.Length == 0 ? null
                : catalog.Entries.FirstOrDefault(entry => entry.FilePrefix.Equals(prefix, StringComparison.OrdinalIgnoreCase));
            return entry is not null ? Open(folder, entry.Identity, prefix, DatasetReading.Of(entry, options))
                : Open(folder, DatasetIdentity.OfLabels(prefixes.Length == 1 ? name : prefix.TrimEnd('-', '_', '.')), prefix);
        })];
    }

    /// <summary>Returns the prefixes of the file names in a folder, one for each dataset.</summary>
    public static IReadOnlyList<string> PrefixesOf(string folder) => PrefixesOf(Enumerate(folder));

    private static IReadOnlyList<DatasetFileName> Enumerate(string folder)
    {
        IReadOnlyList<DatasetFileName> files = DatasetFiles.In(folder);
        return files.Count > 0 ? files
            : throw (File.Exists(folder) ? DatasetFiles.NoFolder(folder) : NoFiles(folder, "train-images-idx3-ubyte"));
    }

    private static DatasetNotFoundException NoFiles(string folder, string example) => new(
        folder, $"'{folder}' has no IDX files of a dataset. It must have names such as {example} or {example.Replace("train-images-idx3", "t10k-labels-idx1", StringComparison.Ordinal)}.gz.");

    private static string[] PrefixesOf(IReadOnlyList<DatasetFileName> files) =>
        [.. files.Select(file => file.Prefix).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase)];

    private static SampleSet? OpenSplit(string folder, List<DatasetFileName> files, DatasetIdentity identity, Split split, DatasetReading reading)
    {
        string? images = Find(files, split, isImages: true);
        string? labels = Find(files, split, isImages: false);
        if (images is null && labels is null)
        {
            return null;
        }

        if (images is null || labels is null)
        {
            (string has, string lacks) = images is null ? ("labels", "images") : ("images", "labels");
            throw new DatasetNotFoundException(folder, $"'{folder}' has the {has} of the {split} split, but not its {lacks}. Put both into the folder.");
        }

        IdxHeader shape = SplitFiles.ReadImageHeader(images);
        IdxHeader labelShape = SplitFiles.ReadLabelHeader(labels);
        if (labelShape.Dimensions[0] != shape.Dimensions[0])
        {
            throw new DatasetFormatException(
                labels, $"{shape.Dimensions[0]} labels, as many as there are images in {Path.GetFileName(images)}", $"{labelShape.Dimensions[0]}", offset: 4, format: "IDX");
        }

        int count = (int)shape.Dimensions[0];
        (int rows, int columns) = SplitFiles.SizeOf(shape);
        (rows, columns) = reading.Transpose ? (columns, rows) : (rows, columns);
        WriterTable? writers = labelShape.Dimensions.Length == 2 ? SplitFiles.WritersOf(labels, count) : null;
        return new SampleSet(new SampleOrigin(
            identity,
            split,
            count,
            rows,
            columns,
            writers is null ? token => SplitFiles.LoadLabels(labels, token) : writers.GetLabels,
            token => SplitFiles.LoadImages(images, reading, token),
            [ZipPath.FileOf(images), ZipPath.FileOf(labels)])
        { Writers = writers });
    }

    // Extended labels first. A plain file before a compressed one, because it is faster to read.
    private static string? Find(List<DatasetFileName> files, Split split, bool isImages) => files
        .Where(file => file.Split == split && file.IsImages == isImages)
        .OrderByDescending(file => file.IsExtended)
        .ThenBy(file => file.IsCompressed)
        .ThenBy(file => file.Path, StringComparer.Ordinal)
        .FirstOrDefault()?.Path;
}

/// <summary>How to read the files of a dataset.</summary>
/// <param name="Transpose">True if rows and columns are exchanged in the files. Images are then turned upright.</param>
/// <param name="IsOwnStore">
/// True for a folder of the store: nobody truncates its files, so they can be memory-mapped. (If a mapped file is truncated, reading
/// it ends the process.)
/// </param>
internal sealed record DatasetReading(bool Transpose, bool IsOwnStore)
{
    public static DatasetReading Default { get; } = new(Transpose: false, IsOwnStore: false);

    public static DatasetReading Of(CatalogEntry entry, OpenOptions? options, bool isOwnStore = false) =>
        new(entry.IsTransposed && options is not { AsStored: true }, isOwnStore);
}
