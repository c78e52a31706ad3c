using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Mnist.Display.Html;

namespace Mnist.Display.Charts.Pages;

/// <summary>Makes HTML fragments for notebooks.</summary>
/// <remarks>
/// The static picture is an image with a data address, because sites that remove scripts also remove inline SVG and style sheets.
/// </remarks>
internal static class ChartFragment
{
    public static string Render(MnistChart chart)
    {
        byte[] svg = Encoding.UTF8.GetBytes(chart.ToSvg());

        // The same chart has the same id, so that a notebook does not change when it runs again.
        string id = Convert.ToHexString(SHA256.HashData(svg).AsSpan(0, 6));
        var html = new StringBuilder(svg.Length * 2);
        html.Append(CultureInfo.InvariantCulture, $"<figure data-mnist-chart=\"{id}\" style=\"margin:0;max-width:760px;border-radius:6px;overflow:hidden\">")
            .Append("<img class=\"mnist-still\" style=\"width:100%;max-width:560px\" alt=\"")
            .Append(Markup.Escape($"{chart.Title}. {chart.Description}"))
            .Append("\" src=\"data:image/svg+xml;base64,").Append(Convert.ToBase64String(svg)).Append("\"></figure>");
        if (TryGetRenderer() is IChartRenderer renderer)
        {
            html.Append("<script>\n").Append(PageResource.ChartScript)
                .Append(CultureInfo.InvariantCulture, $"mnistCharts.fetchAndDraw(\"{id}\", ").Append(ChartFigure.ToLiteral(chart, renderer))
                .Append(CultureInfo.InvariantCulture, $", \"{renderer.ScriptAddress}\");\n</script>");
        }

        return html.ToString();
    }

    // Without the plugin, a notebook still shows the picture.
    private static IChartRenderer? TryGetRenderer()
    {
        try
        {
            return IChartRenderer.Plugin;
        }
        catch (PluginMissingException)
        {
            return null;
        }
    }
}
