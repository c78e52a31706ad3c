using System.Globalization;
using System.Text;

namespace Mnist.Display.Html;

/// <summary>Formats numbers and texts for charts, the same in every culture.</summary>
internal static class Figures
{
    /// <summary>For example <c>60,000</c> or <c>0.25</c>.</summary>
    public static string Number(double value) => value.ToString(
        Math.Abs(value) >= 1000 || value == Math.Round(value) ? "N0" : Math.Abs(value) >= 0.001 ? "0.####" : "0.##e+0", CultureInfo.InvariantCulture);

    /// <summary>For example <c>98.4 %</c>.</summary>
    public static string Percent(double share) => (100 * share).ToString(share is > 0 and < 0.0001 ? "0.##e+0" : share < 0.001 ? "0.####" : "0.##", CultureInfo.InvariantCulture) + " %";

    /// <summary>Returns the approximate width of a text in a system font.</summary>
    public static double WidthOf(string text, double size) => size * text.EnumerateRunes().Sum(WidthOf);

    /// <summary>Shortens a text to a width.</summary>
    public static string Fit(string text, double size, double width)
    {
        if (WidthOf(text, size) <= width)
        {
            return text;
        }

        var cut = new StringBuilder();
        double used = WidthOf("…", size);
        foreach (Rune rune in text.EnumerateRunes())
        {
            used += size * WidthOf(rune);
            if (used > width)
            {
                break;
            }

            cut.Append(rune);
        }

        return cut.Append('…').ToString();
    }

    /// <summary>Breaks a text between words into lines of a width.</summary>
    public static IReadOnlyList<string> Wrap(string text, double size, double width)
    {
        List<string> lines = [];
        foreach (string word in text.Split(' '))
        {
            if (lines.Count > 0 && WidthOf($"{lines[^1]} {word}", size) <= width)
            {
                lines[^1] = $"{lines[^1]} {word}";
            }
            else
            {
                lines.Add(word);
            }
        }

        return [.. lines.Select(line => Fit(line, size, width))];
    }

    // East Asian letters are as wide as high. The width of the others is rather too large than too small.
    private static double WidthOf(Rune rune) => rune.Value switch
    {
        >= 0x2E80 => 1,
        'i' or 'j' or 'l' or 'I' or '.' or ',' or ' ' or ':' or '\'' => 0.32,
        'm' or 'w' or 'M' or 'W' => 0.88,
        >= 'A' and <= 'Z' => 0.68,
        _ => 0.57,
    };
}
