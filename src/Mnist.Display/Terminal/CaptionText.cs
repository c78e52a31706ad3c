using System.Text;

namespace Mnist.Display.Terminal;

/// <summary>Fits text into the width of a terminal.</summary>
internal static class CaptionText
{
    /// <summary>Shortens or pads a line. Control characters become '?', because names come from files.</summary>
    public static string Fit(string text, int width)
    {
        var fitted = new StringBuilder(width);
        int used = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            int wide = IsWide(rune.Value) ? 2 : 1;
            if (used + wide > width)
            {
                break;
            }

            fitted.Append(Rune.IsControl(rune) ? "?" : rune.ToString());
            used += wide;
        }

        return fitted.Append(' ', width - used).ToString();
    }

    // The East Asian blocks whose characters are two cells wide in terminals (https://www.unicode.org/reports/tr11/), including kana.
    private static bool IsWide(int code) => code is
        (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF)
        or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6) or (>= 0x1F300 and <= 0x1FAFF) or (>= 0x20000 and <= 0x3FFFD);
}
