using System.Globalization;
using System.Text;
using Mnist.Display.Html;

namespace Mnist.Display.Sheets;

/// <summary>Draws samples as SVG: https://www.w3.org/TR/SVG11/. Well-formed XML that starts with its root element.</summary>
internal static class SvgRenderer
{
    private const int SingleScale = 4;
    private const int SheetScale = 2;

    /// <summary>
    /// Returns one sample as lines with the width of a pixel: a line for each run of one value, a path for each value. So it is sharp in
    /// any
    /// program and at any size.
    /// </summary>
    public static string Render(MnistSample sample, SheetOptions options)
    {
        int scale = options.Scale == 0 ? SingleScale : options.Scale;
        var svg = new StringBuilder(4096);
        Start(svg, sample.Columns, sample.Rows, scale, sample.ToString());
        string background = options.Invert ? "#fff" : "#000";
        svg.Append(CultureInfo.InvariantCulture, $"<path fill=\"{background}\" d=\"M0 0h{sample.Columns}v{sample.Rows}H0z\"/>");
        svg.Append("<g transform=\"translate(0 .5)\">");
        foreach ((byte value, StringBuilder path) in Runs(sample))
        {
            int ink = options.Invert ? byte.MaxValue - value : value;
            string color = ink % 17 == 0
                ? string.Create(CultureInfo.InvariantCulture, $"#{ink / 17:x}{ink / 17:x}{ink / 17:x}")
                : string.Create(CultureInfo.InvariantCulture, $"#{ink:x2}{ink:x2}{ink:x2}");
            svg.Append(CultureInfo.InvariantCulture, $"<path stroke=\"{color}\" d=\"").Append(path).Append("\"/>");
        }

        return svg.Append("</g></svg>").ToString();
    }

    /// <summary>Returns a sheet as one picture with a pixel for each pixel, and a rectangle with a tooltip for each sample.</summary>
    public static string Render(Sheet sheet, SheetOptions options, string title)
    {
        int scale = options.Scale == 0 ? SheetScale : options.Scale;
        (long height, long width) = sheet.Measure(scale: 1);
        var svg = new StringBuilder(1024 + (sheet.Count * 400));
        Start(svg, width, height, scale, title);
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<image width=\"{width}\" height=\"{height}\" style=\"image-rendering:pixelated\" href=\"{Markup.DataUri(sheet.Draw(scale: 1))}\"/>");
        svg.Append("<g fill=\"none\" pointer-events=\"all\">");
        foreach ((MnistSample sample, int row, int column) in sheet.Cells())
        {
            (int y, int x) = sheet.CornerOf(row, column, scale: 1);
            svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{x}\" y=\"{y}\" width=\"{sheet.Columns}\" height=\"{sheet.Rows}\">")
                .Append("<title>").Append(Markup.Escape(sample.ToString())).Append("</title></rect>");
        }

        return svg.Append("</g></svg>").ToString();
    }

    private static void Start(StringBuilder svg, long width, long height, int scale, string title) => svg
        .Append("<svg xmlns=\"http://www.w3.org/2000/svg\" ")
        .Append(CultureInfo.InvariantCulture, $"viewBox=\"0 0 {width} {height}\" width=\"{width * scale}\" height=\"{height * scale}\" ")
        .Append("shape-rendering=\"crispEdges\" role=\"img\"><title>").Append(Markup.Escape(title)).Append("</title>");

    private static SortedDictionary<byte, StringBuilder> Runs(MnistSample sample)
    {
        var paths = new SortedDictionary<byte, StringBuilder>();
        ReadOnlySpan<byte> pixels = sample.AsSpan();
        for (int row = 0; row < sample.Rows; row++)
        {
            ReadOnlySpan<byte> line = pixels.Slice(row * sample.Columns, sample.Columns);
            for (int start = 0, end; start < line.Length; start = end)
            {
                byte value = line[start];
                int length = line[start..].IndexOfAnyExcept(value);
                end = length < 0 ? line.Length : start + length;
                if (value == 0)
                {
                    continue;
                }

                if (!paths.TryGetValue(value, out StringBuilder? path))
                {
                    paths.Add(value, path = new StringBuilder());
                }

                path.Append(CultureInfo.InvariantCulture, $"M{start} {row}h{end - start}");
            }
        }

        return paths;
    }
}
