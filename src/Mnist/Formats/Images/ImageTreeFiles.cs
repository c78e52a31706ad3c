using System.Globalization;
using Mnist.Imaging;

namespace Mnist.Formats.Images;

/// <summary>Finds the image files of a tree, in the order of their numbers.</summary>
internal static class ImageTreeFiles
{
    /// <summary>Returns the folders of the splits of a tree; the folder itself if it has none.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="split">The only split to return, also used for a folder without splits; null for all.</param>
    /// <exception cref="DatasetFormatException">A split has two folders, such as train and training.</exception>
    public static IReadOnlyList<(Split Split, string Folder)> Splits(string folder, Split? split)
    {
        (Split Split, string Folder)[] found =
        [
            .. Directory.EnumerateDirectories(folder)
                .Select(path => (Split: ImportNaming.SplitOfFolder(Path.GetFileName(path)), Folder: path))
                .Where(entry => entry.Split is not null)
                .Select(entry => (entry.Split!.Value, entry.Folder))
                .OrderBy(entry => entry.Item1)
                .ThenBy(entry => entry.Folder, StringComparer.Ordinal),
        ];
        for (int i = 1; i < found.Length; i++)
        {
            if (found[i].Split == found[i - 1].Split)
            {
                throw Picture.Invalid(found[i].Folder, $"one folder of the {found[i].Split} split", $"another, '{found[i - 1].Folder}'");
            }
        }

        return found.Length == 0
            ? [(split ?? ImportNaming.SplitOfFolder(Path.GetFileName(folder)) ?? ImportNaming.SplitOf(folder), folder)]
            : [.. found.Where(entry => split is null || entry.Split == split)];
    }

    /// <summary>Returns the files of a split in all folders of categories, sorted by the number at the start of their names.</summary>
    /// <exception cref="DatasetFormatException">A folder is not a category, or a number occurs twice.</exception>
    public static List<ImageFileName> Find(string folder, DatasetIdentity identity, CancellationToken cancellationToken)
    {
        var files = new List<ImageFileName>();
        Add(files, folder, MnistSample.Unlabeled, cancellationToken);
        foreach (string category in Directory.EnumerateDirectories(folder))
        {
            if (CategoryFolder.TryParse(Path.GetFileName(category), identity, out int label))
            {
                Add(files, category, label, cancellationToken);
            }
            else if (Directory.EnumerateFiles(category).Any(PictureName.IsMatch))
            {
                throw Picture.Invalid(
                    category,
                    "folders that are named after labels, such as 5 or 9-Ankle boot",
                    $"'{Path.GetFileName(category)}'",
                    hint: "Use Dataset if the folder has the name of a category.");
            }
        }

        files.Sort(Compare);
        for (int i = 1; i < files.Count; i++)
        {
            if (files[i].IsIndexed && files[i - 1].IsIndexed && files[i].Number == files[i - 1].Number)
            {
                throw Picture.Invalid(
                    files[i].Path,
                    string.Create(CultureInfo.InvariantCulture, $"one image with the number {files[i].Number}"),
                    $"another, '{Path.GetFileName(files[i - 1].Path)}'",
                    hint: "The folder may mix two exports. Export again to an empty folder.");
            }
        }

        return files;
    }

    private static void Add(List<ImageFileName> files, string folder, int label, CancellationToken cancellationToken)
    {
        foreach (string path in Directory.EnumerateFiles(folder).Where(PictureName.IsMatch))
        {
            cancellationToken.ThrowIfCancellationRequested();
            files.Add(ImageFileName.Parse(path, label));
        }
    }

    private static int Compare(ImageFileName a, ImageFileName b)
    {
        int order = (a.Number ?? long.MaxValue).CompareTo(b.Number ?? long.MaxValue);
        return order != 0 ? order : string.CompareOrdinal(a.Path, b.Path);
    }
}
