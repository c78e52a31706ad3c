using Mnist.Imaging;
using Mnist.IO;

namespace Mnist.Formats.Images;

/// <summary>The folders of a tree of pictures: its splits, and the folders of categories in each.</summary>
/// <param name="Root">The folder with the folders of splits or categories: that of the input, or the only one below it.</param>
/// <param name="Folders">The folders of all splits.</param>
/// <param name="Parts">The folders of each split to read, Train first. Train can have a second one, for validation.</param>
internal sealed record ImageTree(string Root, IReadOnlyList<string> Folders, IReadOnlyList<(Split Split, IReadOnlyList<string> Folders)> Parts)
{
    private const int MaximumWrappers = 4;

    /// <summary>Finds the folders of a tree.</summary>
    /// <param name="folder">The folder of the input.</param>
    /// <param name="options">The split to read, also used for a folder without splits.</param>
    /// <exception cref="DatasetFormatException">A split has two folders, such as train and training.</exception>
    public static ImageTree Find(string folder, ImageReadOptions options)
    {
        string root = Unwrap(folder, options);
        string[] inner = [.. FolderFiles.FoldersIn(root).Order(StringComparer.Ordinal)];
        string? train = Single(inner, path => ImportNaming.SplitOfFolder(Path.GetFileName(path)) == Split.Train, "Train");
        string? validation = Single(inner, path => ImportNaming.IsValidation(Path.GetFileName(path)), "validation");
        string? test = Single(inner, path => ImportNaming.SplitOfFolder(Path.GetFileName(path)) == Split.Test, "Test");
        if (train is null && validation is null && test is null)
        {
            Split split = ImportNaming.SplitOf(root, options, ImportNaming.SplitOfFolder(Path.GetFileName(root)) ?? ImportNaming.TellSplit(root));
            return new ImageTree(root, [root], [(split, [root])]);
        }

        string[] left = [.. inner.Where(path => path != train && path != validation && path != test && FolderFiles.Below(path).Any(PictureName.IsMatch))];
        if (left.Length > 0 || FolderFiles.In(root).Any(PictureName.IsMatch))
        {
            options.Warn($"'{root}': pictures outside the folders of the splits are left out{(left.Length == 0 ? "" : $", those in {string.Join(", ", left.Select(Path.GetFileName))}")}.");
        }

        if (validation is not null && options.Split != Split.Test)
        {
            options.Warn($"'{validation}': the samples for validation are read as Train{(train is null ? "" : ", after the others")}.");
        }

        string[] training = [.. new[] { train, validation }.OfType<string>()];
        string[] testing = [.. new[] { test }.OfType<string>()];
        (Split Split, IReadOnlyList<string> Folders)[] parts = [(Split.Train, training), (Split.Test, testing)];
        return new ImageTree(root, [.. training, .. testing], [.. parts.Where(part => part.Folders.Count > 0 && (options.Split ?? part.Split) == part.Split)]);
    }

    // Archives often have one folder with everything in it. A folder with pictures of its own is a category.
    private static string Unwrap(string folder, ImageReadOptions options)
    {
        for (int i = 0; i < MaximumWrappers && !FolderFiles.In(folder).Any(PictureName.IsMatch); i++)
        {
            string[] inner = [.. FolderFiles.FoldersIn(folder).Take(2)];
            if (inner.Length != 1 || IsPart(inner[0]) || FolderFiles.In(inner[0]).Any(PictureName.IsMatch))
            {
                break;
            }

            folder = inner[0];
            options.Tell($"The pictures are in '{folder}'.");
        }

        return folder;
    }

    private static bool IsPart(string folder) =>
        ImportNaming.SplitOfFolder(Path.GetFileName(folder)) is not null || ImportNaming.IsValidation(Path.GetFileName(folder));

    private static string? Single(string[] folders, Func<string, bool> isPart, string part)
    {
        string[] found = [.. folders.Where(isPart)];
        return found.Length <= 1
            ? found.FirstOrDefault()
            : throw Picture.Invalid(found[1], $"one folder of the {part} split", $"another, '{found[0]}'");
    }
}
