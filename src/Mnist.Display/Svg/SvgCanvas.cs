using System.Globalization;
using System.Text;
using Mnist.Display.Html;
using Mnist.Imaging;

namespace Mnist.Display.Svg;

/// <summary>Builds a complete static SVG picture: title, description, background, light and dark colors.</summary>
/// <remarks>
/// Colors are attributes, so that programs without style sheets show the light picture. The style sheet changes them on dark pages. Its
/// class names are the same in every chart, so that one page can contain several.
/// </remarks>
internal sealed class SvgCanvas
{
    /// <summary>The width of every chart. At 320 pixels, letters of size 14 are still 9 pixels high.</summary>
    public const double Width = 480;

    private const string Fonts = "system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans','Noto Sans CJK JP','Hiragino Sans',sans-serif";

    private readonly StringBuilder _body = new(1 << 14);
    private readonly SortedDictionary<string, string> _fills = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> _strokes = new(StringComparer.Ordinal);

    /// <summary>Draws text on one line.</summary>
    /// <param name="x">The start, middle or end.</param>
    /// <param name="y">The base line.</param>
    /// <param name="text">Any text. It is escaped here.</param>
    /// <param name="size">The font size.</param>
    /// <param name="anchor">start, middle or end.</param>
    /// <param name="paint">The color; null for that of text.</param>
    /// <param name="halo">The color of an outline, for readable letters on any background.</param>
    /// <param name="extra">More attributes.</param>
    public void Text(
        double x, double y, string text, double size = 13, string anchor = "start", Paint? paint = null, Paint? halo = null, string extra = "")
    {
        _body.Append(CultureInfo.InvariantCulture, $"<text x=\"{x:0.##}\" y=\"{y:0.##}\" font-size=\"{size:0.##}\"");
        if (anchor != "start")
        {
            _body.Append(CultureInfo.InvariantCulture, $" text-anchor=\"{anchor}\"");
        }

        _ = halo is null ? _body : _body.Append(" paint-order=\"stroke\" stroke-width=\"3\" stroke-linejoin=\"round\"");
        _body.Append(Style(paint ?? Palette.Text, halo)).Append(extra).Append('>').Append(Markup.Escape(text)).Append("</text>");
    }

    /// <summary>Draws a rectangle, with an optional tooltip.</summary>
    public void Rectangle(double x, double y, double width, double height, Paint paint, string? title = null, string extra = "")
    {
        _body.Append(CultureInfo.InvariantCulture, $"<rect x=\"{x:0.##}\" y=\"{y:0.##}\" width=\"{width:0.##}\" height=\"{height:0.##}\"")
            .Append(Style(paint, stroke: null)).Append(extra);
        _ = title is null ? _body.Append("/>") : _body.Append("><title>").Append(Markup.Escape(title)).Append("</title></rect>");
    }

    /// <summary>Draws a path as a line.</summary>
    public void Stroke(string path, Paint paint, double width = 1, string extra = "") => _body
        .Append("<path d=\"").Append(path).Append('"')
        .Append(CultureInfo.InvariantCulture, $" fill=\"none\" stroke-width=\"{width:0.##}\"")
        .Append(Style(fill: null, paint)).Append(extra).Append("/>");

    /// <summary>Draws an image with sharp pixels and a tooltip.</summary>
    public void Image(double x, double y, double width, double height, Picture picture, string title) => _body
        .Append(CultureInfo.InvariantCulture, $"<image x=\"{x:0.##}\" y=\"{y:0.##}\" width=\"{width:0.##}\" height=\"{height:0.##}\" ")
        .Append("preserveAspectRatio=\"none\" style=\"image-rendering:pixelated\" href=\"").Append(Markup.DataUri(picture))
        .Append("\"><title>").Append(Markup.Escape(title)).Append("</title></image>");

    /// <summary>Draws the heading and returns the position below it.</summary>
    public double Heading(string title)
    {
        const double Size = 16;
        const double Bold = 1.18; // bold letters are so much wider
        double y = 12;
        foreach (string line in Figures.Wrap(title, Size, (Width - 24) / Bold))
        {
            Text(12, y += 18, line, Size, extra: " font-weight=\"600\"");
        }

        return y + 14;
    }

    /// <summary>Draws a legend and returns the position below it.</summary>
    public double Legend(double y, IReadOnlyList<string> names, double left = 12)
    {
        double x = left;
        for (int i = 0; i < names.Count; i++)
        {
            double width = Figures.WidthOf(names[i], 13) + 34;
            if (x > left && x + width > Width + 14)
            {
                (x, y) = (left, y + 19);
            }

            Rectangle(x, y, 12, 12, Palette.Series(i, names.Count), extra: " rx=\"2\"");
            Text(x + 17, y + 11, names[i]);
            x += width;
        }

        return y + 22;
    }

    /// <summary>Returns the whole picture.</summary>
    public string ToSvg(double height, string title, string description)
    {
        var svg = new StringBuilder(_body.Length + 2048);
        string ground = Style(Palette.Ground, stroke: null);
        svg.Append("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"mnist-chart\" role=\"img\" ")
            .Append(CultureInfo.InvariantCulture, $"viewBox=\"0 0 {Width:0} {height:0}\" width=\"{Width:0}\" height=\"{height:0}\" ")
            .Append(CultureInfo.InvariantCulture, $"style=\"max-width:100%;height:auto\" font-family=\"{Fonts}\">")
            .Append("<title>").Append(Markup.Escape(title)).Append("</title><desc>").Append(Markup.Escape(description)).Append("</desc>")
            .Append("<style>@media (prefers-color-scheme:dark){");
        foreach ((string name, string color) in _fills)
        {
            svg.Append(CultureInfo.InvariantCulture, $".mnist-chart .f-{name}{{fill:{color}}}");
        }

        foreach ((string name, string color) in _strokes)
        {
            svg.Append(CultureInfo.InvariantCulture, $".mnist-chart .s-{name}{{stroke:{color}}}");
        }

        return svg.Append(CultureInfo.InvariantCulture, $"}}</style><rect width=\"{Width:0}\" height=\"{height:0}\" rx=\"6\"{ground}/>")
            .Append(_body).Append("</svg>").ToString();
    }

    private string Style(Paint? fill, Paint? stroke)
    {
        if (fill is not null)
        {
            _fills[fill.Name] = fill.Dark;
        }

        if (stroke is not null)
        {
            _strokes[stroke.Name] = stroke.Dark;
        }

        string names = string.Join(' ', new[] { fill is null ? "" : $"f-{fill.Name}", stroke is null ? "" : $"s-{stroke.Name}" }.Where(name => name.Length > 0));
        return $" class=\"{names}\"" + (fill is null ? "" : $" fill=\"{fill.Light}\"") + (stroke is null ? "" : $" stroke=\"{stroke.Light}\"");
    }
}
