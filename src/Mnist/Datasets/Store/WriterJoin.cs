using Mnist.Datasets.Catalog;
using Mnist.Formats;

namespace Mnist.Datasets.Store;

/// <summary>Joins MNIST with QMNIST's extended labels.</summary>
/// <remarks>
/// QMNIST's training samples are those of MNIST, one by one. Its first 10,000 test samples are MNIST's test split (README of QMNIST,
/// section 2.3). The labels are compared anyway.
/// </remarks>
internal static class WriterJoin
{
    public static MnistDataset Join(MnistDataset dataset, string labelFolder) => new(
        dataset.GetSampleSets().First().Origin.Identity,
        dataset.Location,
        Join(dataset, labelFolder, Split.Train),
        Join(dataset, labelFolder, Split.Test));

    /// <summary>Returns the file with the extended labels of a split, or null.</summary>
    public static string? FindLabels(string folder, Split split) => !Directory.Exists(folder) ? null : Directory
        .EnumerateFiles(folder)
        .Select(DatasetFileName.TryParse)
        .OfType<DatasetFileName>()
        .Where(file => file is { IsExtended: true, IsImages: false } && file.Split == split)
        .OrderBy(file => file.IsCompressed)
        .ThenBy(file => file.Path, StringComparer.Ordinal)
        .FirstOrDefault()?.Path;

    private static SampleSet? Join(MnistDataset dataset, string labelFolder, Split split)
    {
        if (!dataset.TryGet(split, out SampleSet? samples))
        {
            return null;
        }

        SampleOrigin origin = samples.Origin;
        string path = FindLabels(labelFolder, split)
            ?? throw Missing(labelFolder, split);
        var table = SplitFiles.WritersOf(path, origin.Count);
        return new SampleSet(new SampleOrigin(
            origin.Identity,
            split,
            origin.Count,
            origin.Rows,
            origin.Columns,
            token => Agree(origin.GetLabels(token), table, origin, token),
            origin.GetImages,
            [.. origin.Files, path])
        { Writers = table, Source = origin });
    }

    private static DatasetNotFoundException Missing(string labelFolder, Split split)
    {
        if (Directory.Exists(labelFolder))
        {
            return new DatasetNotFoundException(
                labelFolder, $"'{labelFolder}' has no extended labels (idx2-int) of the {split} split. To fetch them, run: Save-MnistDataset -Name QMNIST.");
        }

        return labelFolder == DatasetStore.Default.FolderOf("QMNIST")
            ? DatasetStore.Missing(DatasetCatalog.Default.Get("QMNIST"))
            : new DatasetNotFoundException(labelFolder, $"'{labelFolder}' does not exist. Use the folder of QMNIST. To fetch it, run: Save-MnistDataset -Name QMNIST.");
    }

    private static short[] Agree(short[] labels, WriterTable table, SampleOrigin origin, CancellationToken cancellationToken)
    {
        short[] theirs = table.GetLabels(cancellationToken);
        int place = labels.AsSpan().CommonPrefixLength(theirs);
        return place == labels.Length
            ? labels
            : throw IdxFormat.Invalid(
                table.Path, $"the label {labels[place]} of {origin.Dataset} {origin.Split} {place}", $"{theirs[place]}; only MNIST itself can be joined");
    }
}
