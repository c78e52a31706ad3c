using System.Globalization;
using Mnist.Display.Charts.Content;
using Mnist.Display.Html;
using Mnist.Display.Svg;

namespace Mnist.Display.Charts.Drawing;

/// <summary>Draws horizontal bars, a row for each category, with room for long names and many categories.</summary>
internal static class BarDrawing
{
    private const double Right = 470;
    private const double LargestName = 130;

    public static string Draw(BarContent content, string title)
    {
        var canvas = new SvgCanvas();
        double top = canvas.Heading(title);
        top = content.Series.Count > 1 ? canvas.Legend(top, [.. content.Series.Select(series => series.Name)]) : top;

        // With many categories, rows are lower. Values are written only if they are readable.
        int count = content.Categories.Count;
        (double bar, double gap) = count <= 12 ? (12, 6) : count <= 30 ? (9, 4) : (6.5, 3);
        double rowHeight = gap + (bar * (content.Series.Count == 1 ? 1.5 : content.Series.Count));
        double size = Math.Min(13, rowHeight * 0.72);
        bool hasValues = count <= 30;
        double left = 16 + Math.Min(LargestName, content.Categories.Max(name => Figures.WidthOf(name, size)));
        double largest = content.Series.Max(series => series.Values.Max());
        double[] ticks = Ticks.Linear(0, largest, atMost: 5);
        double room = hasValues ? Figures.WidthOf(Figures.Number(largest), 10.5) + 6 : 6;
        double scale = Math.Min((Right - left) / ticks[^1], largest > 0 ? (Right - left - room) / largest : double.MaxValue);
        double bottom = top + (count * rowHeight) + 4;

        foreach (double tick in ticks.Where(tick => left + (tick * scale) <= Right + 1))
        {
            double x = left + (tick * scale);
            canvas.Stroke(string.Create(CultureInfo.InvariantCulture, $"M{x:0.##} {top:0.##}V{bottom:0.##}"), Palette.Grid);
            canvas.Text(x, bottom + 15, Figures.Number(tick), 11.5, x > Right - 20 ? "end" : "middle", Palette.Muted);
        }

        canvas.Text((left + Right) / 2, bottom + 33, content.ValueTitle, 12.5, "middle", Palette.Muted);
        for (int i = 0; i < count; i++)
        {
            DrawRow(canvas, content, i, left, top + (i * rowHeight), rowHeight, scale, size, hasValues);
        }

        return canvas.ToSvg(bottom + 44, title, content.Description);
    }

    private static void DrawRow(
        SvgCanvas canvas, BarContent content, int row, double left, double y, double rowHeight, double scale, double size, bool hasValues)
    {
        string name = content.Categories[row];
        canvas.Text(left - 6, y + (rowHeight / 2) + (size * 0.36), Figures.Fit(name, size, LargestName), size, "end");
        double offset = rowHeight > 17 ? 3 : 1.5;
        double height = (rowHeight - (2 * offset)) / content.Series.Count;
        for (int i = 0; i < content.Series.Count; i++)
        {
            BarSeries series = content.Series[i];
            double value = series.Values[row];
            double top = y + offset + (i * height);
            string figure = Figures.Number(value);
            canvas.Rectangle(
                left, top, Math.Max(value > 0 ? 0.5 : 0, value * scale), height - 0.5, Palette.Series(i, content.Series.Count), $"{name}, {series.Name}: {figure}");
            if (hasValues)
            {
                canvas.Text(left + (value * scale) + 4, top + (height / 2) + 3.6, figure, Math.Min(10.5, height), paint: Palette.Muted);
            }
        }
    }
}
