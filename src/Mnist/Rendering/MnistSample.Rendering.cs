namespace Mnist;

public partial class MnistSample
{
    /// <summary>Returns the sample as an SVG picture, four units a pixel, sharp at any size.</summary>
    /// <example><code>
    /// File.WriteAllText("five.svg", MnistDataset.Open().Train[0].ToSvg());
    /// </code></example>
    public string ToSvg() => ToSvg(new SheetOptions());

    /// <summary>Returns the sample as an SVG picture.</summary>
    /// <param name="options">The options; only Scale and Invert have an effect.</param>
    public string ToSvg(SheetOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return SvgRenderer.Render(this, options);
    }

    /// <summary>Returns the sample as an HTML fragment with its category below, for notebooks.</summary>
    public string ToHtml() => ToHtml(new SheetOptions());

    /// <summary>Returns the sample as an HTML fragment with its category below.</summary>
    /// <param name="options">The options; only Scale and Invert have an effect.</param>
    public string ToHtml(SheetOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return HtmlRenderer.Render(this, options);
    }
}
