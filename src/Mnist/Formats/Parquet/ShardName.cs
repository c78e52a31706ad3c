using System.Globalization;
using System.Text.RegularExpressions;

namespace Mnist;

/// <summary>The name of one file of a split: <c>train-00000-of-00003.parquet</c>.</summary>
/// <param name="Path">The file.</param>
/// <param name="Split">Train or Test.</param>
/// <param name="Index">Its place among the files of the split, from 0.</param>
/// <param name="Count">How many files the split has.</param>
internal sealed partial record ShardName(string Path, Split Split, int Index, int Count)
{
    public static string Format(Split split, int index, int count) =>
        string.Create(CultureInfo.InvariantCulture, $"{ImageTreeWriter.NameOf(split)}-{index:D5}-of-{count:D5}.parquet");

    /// <summary>Reads a name, or gives null when it is another.</summary>
    public static ShardName? TryParse(string path)
    {
        Match match = Pattern().Match(System.IO.Path.GetFileName(path));
        return !match.Success ? null : new ShardName(
            path,
            match.Groups["split"].ValueSpan.Equals("train", StringComparison.OrdinalIgnoreCase) ? Split.Train : Split.Test,
            int.Parse(match.Groups["index"].ValueSpan, CultureInfo.InvariantCulture),
            int.Parse(match.Groups["count"].ValueSpan, CultureInfo.InvariantCulture));
    }

    [GeneratedRegex(
        @"^(?<split>train|test)-(?<index>\d{5})-of-(?<count>\d{5})\.parquet$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
