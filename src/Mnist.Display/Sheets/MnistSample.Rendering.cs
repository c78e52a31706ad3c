namespace Mnist;

public partial class MnistSample
{
    /// <summary>The sample as an SVG picture, four units a pixel; sharp at any size.</summary>
    /// <example><code>
    /// File.WriteAllText("five.svg", MnistDataset.Open().Train[0].ToSvg());
    /// </code></example>
    public string ToSvg() => ToSvg(new SheetOptions());

    /// <summary>The sample as an SVG picture.</summary>
    /// <param name="options">Scale and Invert count.</param>
    public string ToSvg(SheetOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return SvgRenderer.Render(this, options);
    }

    /// <summary>The sample as a piece of HTML with its category under it, for notebooks.</summary>
    public string ToHtml() => ToHtml(new SheetOptions());

    /// <summary>The sample as a piece of HTML with its category under it.</summary>
    /// <param name="options">Scale and Invert count.</param>
    public string ToHtml(SheetOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return HtmlRenderer.Render(this, options);
    }
}
