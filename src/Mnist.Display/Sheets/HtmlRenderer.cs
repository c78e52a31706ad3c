using System.Globalization;
using System.Text;
using Mnist.Display.Html;
using Mnist.Imaging;

namespace Mnist.Display.Sheets;

/// <summary>Draws samples as HTML that is also well-formed XML: fragments for notebooks, and whole pages.</summary>
/// <remarks>Captions use the colors of the page, samples have their own background, so both are readable on light and dark pages.</remarks>
internal static class HtmlRenderer
{
    private const int SingleScale = 4;
    private const int SheetScale = 2;

    /// <summary>Returns one sample with its category.</summary>
    public static string Render(MnistSample sample, SheetOptions options)
    {
        var html = new StringBuilder(1024);
        AppendFigure(html, new PngEncoder(), sample, options.Scale == 0 ? SingleScale : options.Scale, options, place: null);
        return html.ToString();
    }

    /// <summary>Returns a sheet of samples with their categories.</summary>
    public static string Render(Sheet sheet, SheetOptions options, string title)
    {
        int scale = options.Scale == 0 ? SheetScale : options.Scale;
        var encoder = new PngEncoder();
        var html = new StringBuilder(1024 + (sheet.Count * 1024));
        html.Append("<figure style=\"margin:0;overflow-x:auto\"><figcaption style=\"margin-bottom:4px\">")
            .Append(Markup.Escape(title)).Append("</figcaption>");
        html.Append(
            CultureInfo.InvariantCulture,
            $"<div style=\"display:grid;grid-template-columns:repeat({sheet.CellColumns},max-content);gap:{options.Padding * scale}px;width:max-content\">");
        foreach ((MnistSample sample, int row, int column) in sheet.Cells())
        {
            string place = string.Create(CultureInfo.InvariantCulture, $"grid-area:{row + 1}/{column + 1}");
            AppendFigure(html, encoder, sample, scale, options, place);
        }

        return html.Append("</div></figure>").ToString();
    }

    /// <summary>Returns a page with a fragment.</summary>
    public static string Page(string piece, string title) =>
        "<!DOCTYPE html>\n<html lang=\"en\" xmlns=\"http://www.w3.org/1999/xhtml\">\n<head>\n<meta charset=\"utf-8\"/>\n"
        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
        + $"<title>{Markup.Escape(title)}</title>\n"
        + "<style>:root{color-scheme:light dark}body{font:14px/1.4 system-ui,sans-serif;margin:16px}figure{overflow:visible!important}</style>\n"
        + $"</head>\n<body>\n<main>\n{Markup.HiddenHeading(title)}\n{piece}\n</main>\n</body>\n</html>\n";

    private static void AppendFigure(
        StringBuilder html, PngEncoder encoder, MnistSample sample, int scale, SheetOptions options, string? place)
    {
        byte[]? inverted = options.Invert ? sample.AsSpan().ToArray() : null;
        Sheet.Invert(inverted);
        string picture = Markup.DataUri(encoder.Encode(inverted ?? sample.AsSpan(), sample.Rows, sample.Columns));
        string title = Markup.Escape(sample.ToString());
        html.Append(CultureInfo.InvariantCulture, $"<figure style=\"{place ?? "display:inline-block"};margin:0;text-align:center\">")
            .Append(CultureInfo.InvariantCulture, $"<img alt=\"{title}\" title=\"{title}\" ")
            .Append(CultureInfo.InvariantCulture, $"width=\"{sample.Columns * scale}\" height=\"{sample.Rows * scale}\" ")
            .Append(CultureInfo.InvariantCulture, $"style=\"display:block;margin:0 auto;image-rendering:pixelated\" src=\"{picture}\"/>")
            .Append("<figcaption>").Append(Markup.Escape(sample.Category ?? "?")).Append("</figcaption></figure>");
    }
}
