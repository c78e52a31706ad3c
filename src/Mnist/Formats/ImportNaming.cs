using System.Text.RegularExpressions;
using Mnist.Datasets;
using Mnist.IO.Zip;

namespace Mnist.Formats;

/// <summary>Split and dataset of imported samples if their file does not contain them.</summary>
internal static partial class ImportNaming
{
    private static readonly string[] s_train = ["train", "training"];
    private static readonly string[] s_test = ["test", "testing", "t10k"];
    private static readonly string[] s_validation = ["val", "valid", "validation", "dev"];

    /// <summary>Returns the split of samples whose content does not say it: that of the options, else that of the name, else Train.</summary>
    /// <param name="path">The file or folder.</param>
    /// <param name="options">The options. Their notices receive a guess, and a name that says another split.</param>
    public static Split SplitOf(string path, SampleReadOptions options) => SplitOf(path, options, TellSplit(path));

    /// <summary>Returns the split of samples whose content does not say it.</summary>
    /// <param name="path">The file or folder.</param>
    /// <param name="options">The options.</param>
    /// <param name="told">The split that the name says; null for none.</param>
    public static Split SplitOf(string path, SampleReadOptions options, Split? told)
    {
        if (told is null && options.Split is null)
        {
            options.Tell($"'{path}': the name says neither Train nor Test, so the samples are read as Train. Use Split for another one.");
        }
        else if (told is not null && options.Split is not null && told != options.Split)
        {
            options.Warn($"'{path}': the name says {told}, but the samples are read as {options.Split}, as Split says.");
        }

        return options.Split ?? told ?? Split.Train;
    }

    /// <summary>Returns the split that a word of the file name says, or that of the ZIP file around it; null for none.</summary>
    public static Split? TellSplit(string path) => TellSplitByName(path)
        ?? (!Path.Exists(path) && ZipPath.TrySplit(path, out string? archive, out _) ? TellSplitByName(archive) : null);

    /// <summary>Returns true for the name of samples for validation, which are read as a part of Train.</summary>
    public static bool IsValidation(string? name) => s_validation.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Returns true if a word of the file name says that its samples are for validation.</summary>
    public static bool HasValidation(string path) => ValidationWord().IsMatch(Path.GetFileName(path));

    /// <summary>Returns the split by the name of a folder, or null.</summary>
    public static Split? SplitOfFolder(string? name) =>
        s_train.Contains(name, StringComparer.OrdinalIgnoreCase) ? Split.Train
        : s_test.Contains(name, StringComparer.OrdinalIgnoreCase) ? Split.Test
        : null;

    /// <summary>Returns the dataset of the catalog, or the labels with the name of the file.</summary>
    public static DatasetIdentity IdentityOf(string path, SampleReadOptions options)
    {
        if (options.Dataset is not null)
        {
            CatalogEntry entry = DatasetCatalog.Default.Get(options.Dataset);
            return new DatasetIdentity(entry.Name, options.CategoryNames ?? entry.Categories, entry.LabelOffset);
        }

        string name = Path.GetFileName(path);
        int dot = name.IndexOf('.', 1);
        name = dot > 0 ? name[..dot] : name;
        return options.CategoryNames is null ? DatasetIdentity.OfLabels(name) : new DatasetIdentity(name, options.CategoryNames);
    }

    private static Split? TellSplitByName(string path) => TestWord().IsMatch(Path.GetFileName(path)) ? Split.Test
        : TrainWord().IsMatch(Path.GetFileName(path)) ? Split.Train
        : null;

    // A separate word, so that latest.csv is not a test.
    [GeneratedRegex("(?<![a-z])(test(ing)?|t10k)(?![a-z])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TestWord();

    [GeneratedRegex("(?<![a-z])train(ing)?(?![a-z])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TrainWord();

    [GeneratedRegex("(?<![a-z])(val|valid|validation)(?![a-z])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ValidationWord();
}
