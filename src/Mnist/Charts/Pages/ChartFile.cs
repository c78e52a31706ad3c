using System.Text;

namespace Mnist;

/// <summary>Writes charts to files.</summary>
internal static class ChartFile
{
    /// <summary>Whether a name is one of a page.</summary>
    public static bool IsPage(string path) => Path.GetExtension(path).ToUpperInvariant() is ".HTML" or ".HTM";

    /// <summary>Whether a name is one of a static picture.</summary>
    public static bool IsPicture(string path) => Path.GetExtension(path).Equals(".svg", StringComparison.OrdinalIgnoreCase);

    /// <summary>Checks that a name says what to write.</summary>
    /// <exception cref="ArgumentException">It does not.</exception>
    public static void Check(string path)
    {
        if (!IsPage(path) && !IsPicture(path))
        {
            throw new ArgumentException($"'{path}' does not say what to write; end the name in .html for an interactive page or .svg for a picture.", nameof(path));
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
            throw new ArgumentException(charts.Count == 0 ? "There is no chart to write." : $"An .svg file holds one chart, not {charts.Count}; an .html file holds several.", nameof(charts));
        }

        // The name is tried before the work is done.
        using var file = new PendingFile(path, overwrite);
        file.Stream.Write(Encoding.UTF8.GetBytes(IsPicture(path) ? charts[0].ToSvg() + "\n" : ChartPage.Render(charts, options)));
        file.Commit();
    }
}
