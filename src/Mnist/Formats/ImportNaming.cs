using System.Text.RegularExpressions;
using Mnist.Datasets;

namespace Mnist.Formats;

/// <summary>What an imported sample is called, where its file does not say.</summary>
internal static partial class ImportNaming
{
    private static readonly string[] s_train = ["train", "training"];
    private static readonly string[] s_test = ["test", "testing", "t10k"];

    /// <summary>The split that a file name tells: Test for names with test or t10k in them, else Train.</summary>
    public static Split SplitOf(string path) => TestWord().IsMatch(Path.GetFileName(path)) ? Split.Test : Split.Train;

    /// <summary>The split that a folder is named after, or null.</summary>
    public static Split? SplitOfFolder(string? name) =>
        s_train.Contains(name, StringComparer.OrdinalIgnoreCase) ? Split.Train
        : s_test.Contains(name, StringComparer.OrdinalIgnoreCase) ? Split.Test
        : null;

    /// <summary>The dataset of the catalog, or one that is named after the file and has digits.</summary>
    public static DatasetIdentity IdentityOf(string path, string? dataset)
    {
        if (dataset is not null)
        {
            CatalogEntry entry = DatasetCatalog.Default.Get(dataset);
            return new DatasetIdentity(entry.Name, entry.Categories, entry.LabelOffset);
        }

        string name = Path.GetFileName(path);
        int dot = name.IndexOf('.', 1);
        return DatasetIdentity.Digits(dot > 0 ? name[..dot] : name);
    }

    // A word of its own, so that latest.csv is no test.
    [GeneratedRegex("(?<![a-z])(test|t10k)(?![a-z])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TestWord();
}
