using System.Globalization;
using System.Text;
using Mnist.Display.Html;

namespace Mnist.Display.Charts.Pages;

/// <summary>Makes pages of charts that open from a file.</summary>
internal static class ChartPage
{
    private const string Style = """
        :root{color-scheme:light dark}
        body{margin:0;background:#f3f5f8;font:15px/1.5 system-ui,sans-serif}
        main{max-width:760px;margin:0 auto;padding:12px}
        figure{margin:0 0 16px;border-radius:8px;overflow:hidden;background:#fff}
        .mnist-still svg{display:block;width:100%;height:auto}
        @media (prefers-color-scheme:dark){body{background:#0c0f13}figure{background:#15191f}}
        @media print{body{background:#fff}figure{break-inside:avoid}}
        """;

    /// <summary>Returns a page with one or more charts.</summary>
    /// <param name="charts">The charts, from the top.</param>
    /// <param name="options">How.</param>
    public static string Render(IReadOnlyList<MnistChart> charts, ChartPageOptions options)
    {
        IChartRenderer renderer = IChartRenderer.Plugin;
        string source = options.Cdn ? $" {new Uri(renderer.ScriptAddress).GetLeftPart(UriPartial.Authority)}" : "";

        // The browser sends no requests for any script, so the page is safe offline and with private data.
        string policy = $"default-src 'none'; style-src 'unsafe-inline'; img-src data: blob:; script-src 'unsafe-inline'{source}";
        var page = new StringBuilder(options.Cdn ? 1 << 16 : 4 << 20);
        page.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Append(CultureInfo.InvariantCulture, $"<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n")
            .Append("<title>").Append(Markup.Escape(charts[0].Title)).Append("</title>\n")
            .Append("<meta name=\"description\" content=\"").Append(Markup.Escape(charts[0].Description)).Append("\">\n")
            .Append("<style>\n").Append(Style).Append("\n</style>\n</head>\n<body>\n<main>\n")
            .Append(Markup.HiddenHeading(charts.Count == 1 ? charts[0].Title : FormattableString.Invariant($"{charts.Count} charts"))).Append('\n');
        for (int i = 0; i < charts.Count; i++)
        {
            page.Append(CultureInfo.InvariantCulture, $"<figure id=\"chart-{i + 1}\"><div class=\"mnist-still\">")
                .Append(charts[i].ToSvg()).Append("</div></figure>\n");
        }

        page.Append("</main>\n");
        _ = options.Cdn
            ? page.Append(CultureInfo.InvariantCulture, $"<script src=\"{renderer.ScriptAddress}\"></script>\n")
            : page.Append("<script>").Append(renderer.Script.Replace("</script", "<\\/script", StringComparison.OrdinalIgnoreCase)).Append("</script>\n");
        page.Append("<script>\n").Append(PageResource.ChartScript).Append("</script>\n<script>\n");
        for (int i = 0; i < charts.Count; i++)
        {
            page.Append(CultureInfo.InvariantCulture, $"mnistCharts.draw(document.getElementById(\"chart-{i + 1}\"), ")
                .Append(ChartFigure.ToLiteral(charts[i], renderer)).Append(");\n");
        }

        return page.Append("</script>\n</body>\n</html>\n").ToString();
    }
}
