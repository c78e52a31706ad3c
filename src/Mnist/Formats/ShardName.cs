using System.Globalization;
using System.Text.RegularExpressions;

namespace Mnist.Formats;

/// <summary>The name of one of several files of a split: <c>train-00000-of-00003.parquet</c>.</summary>
/// <param name="Path">The file.</param>
/// <param name="Split">Train or Test.</param>
/// <param name="Index">The number of the file in the split, from 0.</param>
/// <param name="Count">The number of files of the split.</param>
internal sealed partial record ShardName(string Path, Split Split, int Index, int Count)
{
    private const string Parquet = ".parquet";

    /// <summary>Returns the split in a name: train or test.</summary>
    public static string Of(Split split) => split == Split.Train ? "train" : "test";

    public static string Format(Split split, int index, int count, string extension = Parquet) =>
        string.Create(CultureInfo.InvariantCulture, $"{Of(split)}-{index:D5}-of-{count:D5}{extension}");

    /// <summary>Reads a name. Returns null if it has another form.</summary>
    public static ShardName? TryParse(string path, string extension = Parquet)
    {
        string name = System.IO.Path.GetFileName(path);
        Match match = name.EndsWith(extension, StringComparison.OrdinalIgnoreCase) ? Pattern().Match(name[..^extension.Length]) : Match.Empty;
        return !match.Success ? null : new ShardName(
            path,
            match.Groups["split"].ValueSpan.Equals("train", StringComparison.OrdinalIgnoreCase) ? Split.Train : Split.Test,
            int.Parse(match.Groups["index"].ValueSpan, CultureInfo.InvariantCulture),
            int.Parse(match.Groups["count"].ValueSpan, CultureInfo.InvariantCulture));
    }

    [GeneratedRegex(
        @"^(?<split>train|test)-(?<index>\d{5})-of-(?<count>\d{5})$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
