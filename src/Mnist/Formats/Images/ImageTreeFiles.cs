using System.Globalization;
using Mnist.Imaging;
using Mnist.IO;

namespace Mnist.Formats.Images;

/// <summary>Finds the image files of a split, in the order of their numbers.</summary>
/// <param name="identity">The categories that folders can be named after.</param>
/// <param name="options">Receives what is left out.</param>
/// <param name="cancellationToken">Cancels the search.</param>
internal sealed class ImageTreeFiles(DatasetIdentity identity, ImageReadOptions options, CancellationToken cancellationToken)
{
    /// <summary>True if pictures were left out that cannot be read.</summary>
    public bool HasOthers { get; private set; }

    /// <summary>Returns the names of the categories if the folders of a tree are named after them alone; null if some have labels.</summary>
    /// <remarks>The order of the names gives the labels, as in ImageFolder of torchvision.</remarks>
    public static IReadOnlyList<string>? NamesOf(ImageTree tree, DatasetIdentity identity)
    {
        string[] names =
        [
            .. tree.Folders.SelectMany(FolderFiles.FoldersIn)
                .Where(folder => FolderFiles.In(folder).Any(PictureName.IsMatch))
                .Select(folder => Path.GetFileName(folder))
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
        return names.Length is >= 1 and <= 256 && !names.Any(name => CategoryFolder.TryParse(name, identity, out _) || name.All(char.IsAsciiDigit)) ? names : null;
    }

    /// <summary>Returns the files of a folder and of its folders of categories, sorted by the number at the start of their names.</summary>
    /// <exception cref="DatasetFormatException">A folder is not a category, or a number occurs twice.</exception>
    public List<ImageFileName> Find(string folder)
    {
        var files = new List<ImageFileName>();
        Add(files, folder, MnistSample.Unlabeled);
        foreach (string category in FolderFiles.FoldersIn(folder))
        {
            if (CategoryFolder.TryParse(Path.GetFileName(category), identity, out int label))
            {
                Add(files, category, label);
                WarnOfInner(category);
            }
            else if (FolderFiles.In(category).Any(PictureName.IsMatch))
            {
                throw Picture.Invalid(
                    category,
                    "folders that are named after labels, such as 5, digit_5 or 9-Ankle boot",
                    $"'{Path.GetFileName(category)}'",
                    hint: "Use Dataset or CategoryNames if the folder has the name of a category.");
            }
            else
            {
                WarnOfInner(category);
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

    private void Add(List<ImageFileName> files, string folder, int label)
    {
        List<string> others = [];
        foreach (string path in FolderFiles.In(folder))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (PictureName.IsOther(path))
            {
                others.Add(path);
            }

            if (PictureName.IsMatch(path))
            {
                try
                {
                    files.Add(ImageFileName.Parse(path, label));
                }
                catch (DatasetFormatException exception)
                {
                    options.Pass(exception);
                }
            }
        }

        HasOthers |= others.Count > 0;
        if (others.Count > 0)
        {
            options.Warn(FormattableString.Invariant($"'{others[0]}'{(others.Count == 1 ? " is" : $" and {others.Count - 1} more of its folder are")} left out. Save pictures as PNG, JPEG or BMP."));
        }
    }

    private void WarnOfInner(string folder)
    {
        string? inner = FolderFiles.FoldersIn(folder).FirstOrDefault(path => FolderFiles.In(path).Any(PictureName.IsMatch));
        if (inner is not null)
        {
            options.Warn($"The pictures in '{inner}' are left out: they must be in the folder of a category.");
        }
    }

    private static int Compare(ImageFileName a, ImageFileName b)
    {
        int order = (a.Number ?? long.MaxValue).CompareTo(b.Number ?? long.MaxValue);
        return order != 0 ? order : string.CompareOrdinal(a.Path, b.Path);
    }
}
