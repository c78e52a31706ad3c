using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Mnist.Formats.Images;

/// <summary>The names of the folders of categories: <c>5</c>, <c>9-Ankle boot</c>, <c>digit_5</c>, <c>five</c>, <c>unlabeled</c>.</summary>
/// <remarks>
/// The label comes first, because some names are not valid or not different in file systems (T-shirt/top; a and A). If a dataset has
/// more than ten categories, labels are padded with zeros, so that folders sort by label.
/// </remarks>
internal static partial class CategoryFolder
{
    public const string Unlabeled = "unlabeled";

    private static readonly string[] s_digits = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

    public static string NameOf(int label, DatasetIdentity identity)
    {
        if (label == MnistSample.Unlabeled)
        {
            return Unlabeled;
        }

        int last = Math.Max(0, identity.Categories.Count + identity.LabelOffset - 1);
        string number = label.ToString(CultureInfo.InvariantCulture);
        string padded = number.PadLeft(last.ToString(CultureInfo.InvariantCulture).Length, '0');
        string category = identity.CategoryOf(label);
        return category == number ? padded : $"{padded}-{MakeSafe(category)}";
    }

    /// <summary>Finds the label of a folder by its number, or by the name of a category.</summary>
    /// <returns>False if the folder is not a category.</returns>
    public static bool TryParse(string name, DatasetIdentity identity, out int label)
    {
        label = MnistSample.Unlabeled;
        if (name.Equals(Unlabeled, StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        for (int i = 0; i < identity.Categories.Count; i++)
        {
            if (name == identity.Categories[i] || name == MakeSafe(identity.Categories[i]))
            {
                label = i + identity.LabelOffset;
                return true;
            }
        }

        Match match = Numbered().Match(name);
        label = match.Success
            ? int.Parse(match.Groups["label"].ValueSpan, CultureInfo.InvariantCulture)
            : Array.FindIndex(s_digits, digit => digit.Equals(name, StringComparison.OrdinalIgnoreCase));
        return label is >= 0 and <= byte.MaxValue;
    }

    private static string MakeSafe(string name)
    {
        var safe = new StringBuilder(name.Length);
        foreach (char letter in name)
        {
            safe.Append(char.IsControl(letter) || "<>:\"/\\|?*".Contains(letter, StringComparison.Ordinal) ? '_' : letter);
        }

        return safe.ToString().TrimEnd(' ', '.');
    }

    // The label first, or after a word that says that it is one.
    [GeneratedRegex(
        @"^((?<label>\d{1,3})([ _.-].*)?|(class|digit|label|category|number|num)[ _-]?(?<label>\d{1,3}))$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Numbered();
}
