using System.Globalization;
using System.Text.RegularExpressions;
using Mnist.Imaging;

namespace Mnist.Formats.Images;

/// <summary>The parts of the name of an image file: <c>000000-num5.png</c>.</summary>
/// <param name="Path">The file.</param>
/// <param name="Number">The position in the split, if the name starts with it.</param>
/// <param name="Label">0 to 255, or <see cref="MnistSample.Unlabeled"/>.</param>
/// <param name="IsIndexed">True if the name has only number and label, as in the published trees, where each number occurs once.</param>
internal sealed partial record ImageFileName(string Path, long? Number, int Label, bool IsIndexed)
{
    /// <summary>Reads a name.</summary>
    /// <param name="path">The file.</param>
    /// <param name="folderLabel">The label of its folder, or <see cref="MnistSample.Unlabeled"/>.</param>
    /// <exception cref="DatasetFormatException">The label is greater than 255, or differs from that of the folder.</exception>
    public static ImageFileName Parse(string path, int folderLabel)
    {
        string stem = System.IO.Path.GetFileNameWithoutExtension(path);
        Match match = Pattern().Match(stem);
        long? number = long.TryParse(match.Groups["number"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out long parsed) ? parsed : null;
        Group named = match.Groups["label"];
        if (!named.Success)
        {
            return new ImageFileName(path, number, folderLabel, IsIndexed: false);
        }

        if (!int.TryParse(named.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out int label) || label > byte.MaxValue)
        {
            throw Picture.Invalid(path, "a name with a label from 0 to 255", $"'{named.Value}'");
        }

        return folderLabel == MnistSample.Unlabeled || folderLabel == label
            ? new ImageFileName(path, number, label, number is not null && named.Index == match.Groups["number"].Length + "-num".Length)
            : throw Picture.Invalid(
                path,
                FormattableString.Invariant($"a name with the label {folderLabel} of its folder"),
                FormattableString.Invariant($"{label}"));
    }

    /// <summary>Returns the name of a sample: <c>000000-num5.png</c>, or <c>000000.png</c> without a label.</summary>
    public static string Format(long number, int label) => label == MnistSample.Unlabeled
        ? number.ToString("D6", CultureInfo.InvariantCulture) + ".png"
        : string.Create(CultureInfo.InvariantCulture, $"{number:D6}-num{label}.png");

    [GeneratedRegex(@"^(?<number>\d{0,18}).*?(-num(?<label>\d+))?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
