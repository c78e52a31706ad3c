using System.Text.RegularExpressions;
using Mnist.IO;

namespace Mnist.Datasets.Catalog;

/// <summary>The parts of the name of an IDX file, for example <c>emnist-letters-train-images-idx3-ubyte.gz</c>.</summary>
/// <param name="Path">The path of the file.</param>
/// <param name="Prefix">The text before the split, for example <c>emnist-letters-</c>; empty for MNIST.</param>
/// <param name="Split">Train for train; Test for t10k and test.</param>
/// <param name="IsImages">True for images, false for labels.</param>
/// <param name="IsExtended">True for labels with more columns, as in QMNIST: <c>idx2-int</c>.</param>
/// <param name="IsCompressed">True if the name ends in .gz.</param>
internal sealed partial record DatasetFileName(string Path, string Prefix, Split Split, bool IsImages, bool IsExtended, bool IsCompressed)
{
    /// <summary>Reads a name; returns null if it is not the name of an IDX file of a dataset.</summary>
    public static DatasetFileName? TryParse(string path)
    {
        string name = System.IO.Path.GetFileName(path);
        Match match = Pattern().Match(name);
        return !match.Success || Junk.IsName(name) ? null : new DatasetFileName(
            path,
            match.Groups["prefix"].Value,
            match.Groups["split"].Value.Equals("train", StringComparison.OrdinalIgnoreCase) ? Split.Train : Split.Test,
            match.Groups["kind"].Value.Equals("images", StringComparison.OrdinalIgnoreCase),
            match.Groups["type"].Value.Equals("idx2-int", StringComparison.OrdinalIgnoreCase),
            match.Groups["gz"].Success);
    }

    /// <summary>Returns the possible names of a published file in a folder, the fastest to read first.</summary>
    public static IEnumerable<string> SpellingsOf(CatalogFile file)
    {
        string dotted = file.RawName.Replace("-idx", ".idx", StringComparison.Ordinal);
        return [file.RawName, dotted, file.RawName + ".gz", dotted + ".gz"];
    }

    // Published names have a dash before "idx". The names inside the .gz files have a dot, and 7-Zip restores those.
    [GeneratedRegex(
        @"^(?<prefix>.*?)(?<split>train|t10k|test)-(?<kind>images|labels)[-.](?<type>idx\d-(ubyte|int))(?<gz>\.gz)?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
