using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Mnist.Formats.Images;

/// <summary>The names of the folders of categories: <c>5</c>, <c>9-Ankle boot</c>, <c>unlabeled</c>.</summary>
/// <remarks>
/// The label comes first, because some names are not valid or not different in file systems (T-shirt/top; a and A). If a dataset has
/// more than ten categories, labels are padded with zeros, so that folders sort by label.
/// </remarks>
internal static partial class CategoryFolder
{
    public const string Unlabeled = "unlabeled";

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

        Match match = Numbered().Match(name);
        if (match.Success)
        {
            label = int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
            return label <= byte.MaxValue;
        }

        for (int i = 0; i < identity.Categories.Count; i++)
        {
            if (name == identity.Categories[i] || name == MakeSafe(identity.Categories[i]))
            {
                label = i + identity.LabelOffset;
                return true;
            }
        }

        return false;
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

    [GeneratedRegex(@"^(\d{1,3})(-.*)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Numbered();
}
