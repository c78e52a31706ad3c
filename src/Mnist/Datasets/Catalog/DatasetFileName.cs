using System.Text.RegularExpressions;

namespace Mnist.Datasets.Catalog;

/// <summary>What the name of an IDX file says: <c>emnist-letters-train-images-idx3-ubyte.gz</c>.</summary>
/// <param name="Path">The file.</param>
/// <param name="Prefix">What stands before the split, for example <c>emnist-letters-</c>; empty for MNIST.</param>
/// <param name="Split">train is Train; t10k and test are Test.</param>
/// <param name="IsImages">Images or labels.</param>
/// <param name="IsExtended">Labels with more columns, as QMNIST has them: <c>idx2-int</c>.</param>
/// <param name="IsCompressed">The name ends in .gz.</param>
internal sealed partial record DatasetFileName(string Path, string Prefix, Split Split, bool IsImages, bool IsExtended, bool IsCompressed)
{
    /// <summary>Reads a name, or gives null when it is not that of an IDX file of a dataset.</summary>
    public static DatasetFileName? TryParse(string path)
    {
        Match match = Pattern().Match(System.IO.Path.GetFileName(path));
        return !match.Success ? null : new DatasetFileName(
            path,
            match.Groups["prefix"].Value,
            match.Groups["split"].Value.Equals("train", StringComparison.OrdinalIgnoreCase) ? Split.Train : Split.Test,
            match.Groups["kind"].Value.Equals("images", StringComparison.OrdinalIgnoreCase),
            match.Groups["type"].Value.Equals("idx2-int", StringComparison.OrdinalIgnoreCase),
            match.Groups["gz"].Success);
    }

    /// <summary>The names under which a published file may be in a folder, the ones that are read fastest first.</summary>
    public static IEnumerable<string> SpellingsOf(CatalogFile file)
    {
        string dotted = file.RawName.Replace("-idx", ".idx", StringComparison.Ordinal);
        return [file.RawName, dotted, file.RawName + ".gz", dotted + ".gz"];
    }

    // The published names have a dash before "idx"; 7-Zip restores those inside the .gz, which have a dot.
    [GeneratedRegex(
        @"^(?<prefix>.*?)(?<split>train|t10k|test)-(?<kind>images|labels)[-.](?<type>idx\d-(ubyte|int))(?<gz>\.gz)?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
