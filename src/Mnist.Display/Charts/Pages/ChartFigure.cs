using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Mnist.Display.Charts.Content;
using Mnist.Display.Html;
using Mnist.Imaging;

namespace Mnist.Display.Charts.Pages;

/// <summary>Makes the figure for chart.js: that of the renderer, with title, description and the images of the points.</summary>
internal static class ChartFigure
{
    /// <summary>Returns the figure as a JavaScript literal that is safe in a script element.</summary>
    public static string ToLiteral(MnistChart chart, IChartRenderer renderer)
    {
        string figure = renderer.Render(chart.Content).Trim();
        string more = $"\"title\":{Quote(chart.Title)},\"description\":{Quote(chart.Description)}"
            + (chart.Content is ScatterContent points ? $",\"sprite\":{Sprite(points.Samples)}" : "");
        return Protect($"{figure[..^1].TrimEnd()},{more}}}");
    }

    /// <summary>Escapes what would end a script element: https://html.spec.whatwg.org/#restrictions-for-contents-of-script-elements.</summary>
    private static string Protect(string json) => json
        .Replace("<", "\\u003c", StringComparison.Ordinal)
        .Replace("\u2028", "\\u2028", StringComparison.Ordinal)
        .Replace("\u2029", "\\u2029", StringComparison.Ordinal);

    private static string Quote(string text) => $"\"{JsonEncodedText.Encode(text)}\"";

    // All images on one sheet, which is smaller than single pictures.
    private static string Sprite(IReadOnlyList<MnistSample> samples)
    {
        (int rows, int columns) = (samples[0].Rows, samples[0].Columns);
        int across = (int)Math.Ceiling(Math.Sqrt(samples.Count));
        int down = (samples.Count + across - 1) / across;
        byte[] pixels = new byte[across * columns * down * rows];
        for (int i = 0; i < samples.Count; i++)
        {
            (int y, int x) = Math.DivRem(i, across);
            ReadOnlySpan<byte> image = samples[i].AsSpan();
            for (int row = 0; row < rows; row++)
            {
                image.Slice(row * columns, columns).CopyTo(pixels.AsSpan(((((y * rows) + row) * across) + x) * columns));
            }

        }

        string uri = Markup.DataUri(new PngEncoder().Encode(pixels, down * rows, across * columns, CompressionLevel.SmallestSize));
        return string.Create(CultureInfo.InvariantCulture, $"{{\"uri\":\"{uri}\",\"columns\":{across},\"width\":{columns},\"height\":{rows}}}");
    }
}
