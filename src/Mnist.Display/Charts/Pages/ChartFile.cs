using System.Text;
using Mnist.Display.Charts.Pages;
using Mnist.IO;

namespace Mnist.Display;

/// <summary>Writes charts to files.</summary>
public static class ChartFile
{
    /// <summary>Returns true if the extension is that of a page.</summary>
    public static bool IsPage(string path) => Path.GetExtension(path).ToUpperInvariant() is ".HTML" or ".HTM";

    /// <summary>Returns true if the extension is that of a static picture.</summary>
    public static bool IsPicture(string path) => Path.GetExtension(path).Equals(".svg", StringComparison.OrdinalIgnoreCase);

    /// <summary>Checks the extension of a path.</summary>
    /// <exception cref="ArgumentException">The extension is unknown.</exception>
    public static void Check(string path)
    {
        if (!IsPage(path) && !IsPicture(path))
        {
            throw new ArgumentException($"'{path}' has no extension of a chart. Use .html for an interactive page or .svg for a picture.", nameof(path));
        }
    }

    /// <summary>Writes one chart, or, as a page, several.</summary>
    /// <exception cref="ArgumentException">There is no chart, several for a picture, or the name ends in neither .html nor .svg.</exception>
    public static void Save(IReadOnlyList<MnistChart> charts, string path, ChartPageOptions options, Overwrite overwrite)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Check(path);
        if (charts.Count == 0 || (charts.Count > 1 && IsPicture(path)))
        {
            throw new ArgumentException(charts.Count == 0 ? "There is no chart to write. Use at least one." : $"An .svg file holds one chart, not {charts.Count}. Use an .html file for several.", nameof(charts));
        }

        // The path is checked before the work.
        using var file = new PendingFile(path, overwrite);
        file.Stream.Write(Encoding.UTF8.GetBytes(IsPicture(path) ? charts[0].ToSvg() + "\n" : ChartPage.Render(charts, options)));
        file.Commit();
    }
}
