using System.Globalization;

namespace Mnist;

public sealed partial class SampleSet
{
    // What a notebook shows at a glance, and a document can carry.
    private const int ShownAtMost = 100;

    /// <summary>The first 100 samples as an SVG picture.</summary>
    public string ToSvg() => ToSvg(new SheetOptions());

    /// <summary>The first 100 samples as an SVG picture; with ByCategory, the first of each category.</summary>
    /// <param name="options">How the sheet looks.</param>
    public string ToSvg(SheetOptions options)
    {
        Sheet sheet = Arrange(options, out string title);
        return SvgRenderer.Render(sheet, options, title);
    }

    /// <summary>The first 100 samples as a piece of HTML with their categories, for notebooks.</summary>
    public string ToHtml() => ToHtml(new SheetOptions());

    /// <summary>The first 100 samples as a piece of HTML with their categories; with ByCategory, the first of each.</summary>
    /// <param name="options">How the sheet looks.</param>
    public string ToHtml(SheetOptions options)
    {
        Sheet sheet = Arrange(options, out string title);
        return HtmlRenderer.Render(sheet, options, title);
    }

    private Sheet Arrange(SheetOptions options, out string title)
    {
        ArgumentNullException.ThrowIfNull(options);
        var sheet = new Sheet(options);
        foreach (MnistSample sample in options.ByCategory ? this : Take(ShownAtMost))
        {
            sheet.Add(sample);
        }

        title = sheet.Count == Count ? ToString()
            : options.ByCategory ? string.Create(CultureInfo.InvariantCulture, $"{ToString()}: the first of each category")
            : string.Create(CultureInfo.InvariantCulture, $"{ToString()}: the first {sheet.Count}");
        return sheet;
    }
}
