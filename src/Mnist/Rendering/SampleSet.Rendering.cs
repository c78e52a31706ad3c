using System.Globalization;

namespace Mnist;

public sealed partial class SampleSet
{
    // A number that fits into a notebook and a document.
    private const int ShownAtMost = 100;

    /// <summary>Returns the first 100 samples as an SVG picture.</summary>
    public string ToSvg() => ToSvg(new SheetOptions());

    /// <summary>Returns the first 100 samples as an SVG picture; with ByCategory, the first ones of each category.</summary>
    /// <param name="options">The options of the sheet.</param>
    public string ToSvg(SheetOptions options)
    {
        Sheet sheet = Arrange(options, out string title);
        return SvgRenderer.Render(sheet, options, title);
    }

    /// <summary>Returns the first 100 samples as an HTML fragment with their categories, for notebooks.</summary>
    public string ToHtml() => ToHtml(new SheetOptions());

    /// <summary>Returns the first 100 samples as an HTML fragment with their categories; with ByCategory, the first ones of each.</summary>
    /// <param name="options">The options of the sheet.</param>
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
