using System.Globalization;
using Mnist.Display.Sheets;

namespace Mnist.Display;

/// <summary>Draws samples as SVG and HTML.</summary>
public static class SampleDisplay
{
    // What a notebook shows at a glance, and a document can carry.
    private const int ShownAtMost = 100;

    /// <summary>Draws the sample as an SVG picture, four units a pixel; sharp at any size.</summary>
    /// <param name="sample">The sample.</param>
    /// <param name="options">Scale and Invert count; null for the defaults.</param>
    /// <example><code>
    /// File.WriteAllText("five.svg", MnistDataset.Open().Train[0].ToSvg());
    /// </code></example>
    public static string ToSvg(this MnistSample sample, SheetOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(sample);
        return SvgRenderer.Render(sample, options ?? new SheetOptions());
    }

    /// <summary>Draws the sample as a piece of HTML with its category under it, for notebooks.</summary>
    /// <param name="sample">The sample.</param>
    /// <param name="options">Scale and Invert count; null for the defaults.</param>
    public static string ToHtml(this MnistSample sample, SheetOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(sample);
        return HtmlRenderer.Render(sample, options ?? new SheetOptions());
    }

    /// <summary>Draws the first 100 samples as an SVG picture; with ByCategory, the first of each category.</summary>
    /// <param name="samples">The samples.</param>
    /// <param name="options">How the sheet looks; null for the defaults.</param>
    public static string ToSvg(this SampleSet samples, SheetOptions? options = null)
    {
        options ??= new SheetOptions();
        Sheet sheet = Arrange(samples, options, out string title);
        return SvgRenderer.Render(sheet, options, title);
    }

    /// <summary>Draws the first 100 samples as a piece of HTML with their categories, for notebooks; with ByCategory, the first of each.</summary>
    /// <param name="samples">The samples.</param>
    /// <param name="options">How the sheet looks; null for the defaults.</param>
    public static string ToHtml(this SampleSet samples, SheetOptions? options = null)
    {
        options ??= new SheetOptions();
        Sheet sheet = Arrange(samples, options, out string title);
        return HtmlRenderer.Render(sheet, options, title);
    }

    private static Sheet Arrange(SampleSet samples, SheetOptions options, out string title)
    {
        ArgumentNullException.ThrowIfNull(samples);
        var sheet = new Sheet(options);
        foreach (MnistSample sample in options.ByCategory ? samples : samples.Take(ShownAtMost))
        {
            sheet.Add(sample);
        }

        title = sheet.Count == samples.Count ? samples.ToString()
            : options.ByCategory ? string.Create(CultureInfo.InvariantCulture, $"{samples}: the first of each category")
            : string.Create(CultureInfo.InvariantCulture, $"{samples}: the first {sheet.Count}");
        return sheet;
    }
}
