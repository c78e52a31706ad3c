using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Mnist.Formats.Images;

/// <summary>The names of the folders of categories: <c>5</c>, <c>9-Ankle boot</c>, <c>unlabeled</c>.</summary>
/// <remarks>
/// The label always leads, so that names that file systems cannot hold or tell apart (T-shirt/top; a and A) lose nothing. Where a
/// dataset has more than ten, labels are padded, so that folders sort like labels.
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

    /// <summary>The label that a folder stands for: its number, or that of the category of the dataset that has its name.</summary>
    /// <returns>False for a folder of another name.</returns>
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
