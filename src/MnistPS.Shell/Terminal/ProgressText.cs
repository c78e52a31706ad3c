using System.Globalization;
using System.Management.Automation;

namespace MnistPS.Shell.Terminal;

/// <summary>One progress record as one line.</summary>
internal static class ProgressText
{
    private const int BarWidth = 20;

    public static string Format(ProgressRecord record, int width)
    {
        var parts = new List<string> { $"{record.Activity}: {record.StatusDescription}" };
        if (record.PercentComplete is >= 0 and <= 100)
        {
            int full = record.PercentComplete * BarWidth / 100;
            string bar = new string('#', full).PadRight(BarWidth, '.');
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"[{bar}] {record.PercentComplete} %"));
        }

        if (record.SecondsRemaining >= 0)
        {
            parts.Add(TimeSpan.FromSeconds(record.SecondsRemaining).ToString("c", CultureInfo.InvariantCulture) + " left");
        }

        if (!string.IsNullOrEmpty(record.CurrentOperation))
        {
            parts.Add(record.CurrentOperation);
        }

        string line = string.Concat(string.Join("  ", parts).Select(character => char.IsControl(character) ? ' ' : character));
        return line.Length <= width ? line : line[..Math.Max(0, width)];
    }
}
