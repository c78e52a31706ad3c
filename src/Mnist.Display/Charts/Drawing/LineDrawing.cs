using System.Globalization;
using System.Text;
using Mnist.Display.Charts.Content;
using Mnist.Display.Html;
using Mnist.Display.Svg;

namespace Mnist.Display.Charts.Drawing;

/// <summary>Draws panels of lines.</summary>
internal static class LineDrawing
{
    private const double Right = 456; // half of the last tick is to the right of it
    private const double PanelHeight = 190;

    public static string Draw(LineContent content, string title)
    {
        var canvas = new SvgCanvas();
        double y = canvas.Heading(title);

        // All panels start at the same place, so that a position means the same in each.
        double left = 18 + content.Panels.Max(panel => YTicks(panel).Max(tick => Figures.WidthOf(NameOf(tick, panel), 11.5)));
        foreach (LinePanel panel in content.Panels)
        {
            y = DrawPanel(canvas, panel, left, y) + 12;
        }

        return canvas.ToSvg(y, title, content.Description);
    }

    private static double DrawPanel(SvgCanvas canvas, LinePanel panel, double left, double top)
    {
        canvas.Text(12, top + 11, panel.YTitle, 12.5, paint: Palette.Muted);
        if (panel.Series.Count > 1)
        {
            double width = panel.Series.Sum(series => Figures.WidthOf(series.Name, 13) + 34);
            canvas.Legend(top, [.. panel.Series.Select(series => series.Name)], Math.Max(12, Right + 14 - width));
        }

        top += 24;
        double bottom = top + PanelHeight;
        double[] ticks = YTicks(panel);
        double first = panel.Series.Min(series => series.X[0]);
        double last = panel.Series.Max(series => series.X[^1]);
        if (last == first)
        {
            (first, last) = (first - 1, last + 1);
        }

        double[] xTicks = [.. Ticks.Linear(first, last).Where(tick => tick == Math.Round(tick))];
        var area = new PlotArea(left, Right, top, bottom, first, last, ticks[0], ticks[^1], panel.IsLogarithmic);

        for (int i = 0; i < ticks.Length; i++)
        {
            double y = area.Y(ticks[i]);
            canvas.Stroke(string.Create(CultureInfo.InvariantCulture, $"M{left:0.##} {y:0.##}H{Right:0.##}"), Palette.Grid);
            canvas.Text(left - 6, y + 4, NameOf(ticks[i], panel), 11.5, "end", Palette.Muted);
        }

        foreach (double tick in xTicks.Where(tick => tick >= first && tick <= last))
        {
            canvas.Text(area.X(tick), bottom + 16, Figures.Number(tick), 11.5, "middle", Palette.Muted);
        }

        canvas.Text((left + Right) / 2, bottom + 33, panel.XTitle, 12.5, "middle", Palette.Muted);
        for (int i = 0; i < panel.Series.Count; i++)
        {
            DrawSeries(canvas, panel, i, area);
        }

        DrawMarks(canvas, panel, area);
        return bottom + 38;
    }

    // Texts that would cover each other move up, and a thin line leads to their point.
    private static void DrawMarks(SvgCanvas canvas, LinePanel panel, PlotArea area)
    {
        const double Size = 11.5;
        double free = double.MaxValue;
        foreach (LineMark mark in panel.Marks)
        {
            double x = area.X(mark.X), y = area.Y(mark.Y);
            double place = Math.Min(y, free);
            free = place - Size - 2;
            canvas.Stroke(string.Create(CultureInfo.InvariantCulture, $"M{x:0.##} {y:0.##}L{x + 24:0.##} {place:0.##}h6"), Palette.Muted, 0.8);
            canvas.Text(x + 34, place + 4, mark.Text, Size, halo: Palette.Ground);
        }
    }

    private static void DrawSeries(SvgCanvas canvas, LinePanel panel, int index, PlotArea area)
    {
        LineSeries series = panel.Series[index];
        var path = new StringBuilder();
        bool isBroken = true;
        int count = 0;
        for (int i = 0; i < series.Y.Count; i++)
        {
            if (!double.IsFinite(series.Y[i]) || (panel.IsLogarithmic && series.Y[i] <= 0))
            {
                isBroken = true;
                continue;
            }

            count++;
            double x = area.X(series.X[i]);
            double y = area.Y(series.Y[i]);
            _ = isBroken ? path.Append(CultureInfo.InvariantCulture, $"M{x:0.##} {y:0.##}h0")
                : panel.IsStepped ? path.Append(CultureInfo.InvariantCulture, $"H{x:0.##}V{y:0.##}")
                : path.Append(CultureInfo.InvariantCulture, $"L{x:0.##} {y:0.##}");
            isBroken = false;
        }

        // Round ends show a single point as a dot.
        const string Round = " stroke-linecap=\"round\" stroke-linejoin=\"round\"";
        Paint paint = Palette.Series(index, panel.Series.Count);
        canvas.Stroke(path.ToString(), paint, panel.WidthOf(index), Round);
        if (count is > 0 and <= 40 && !panel.IsStepped)
        {
            canvas.Stroke(Dots(series, area), paint, 5, Round);
        }
    }

    private static string Dots(LineSeries series, PlotArea area) => string.Concat(Enumerable.Range(0, series.Y.Count)
        .Where(i => double.IsFinite(series.Y[i]))
        .Select(i => string.Create(CultureInfo.InvariantCulture, $"M{area.X(series.X[i]):0.##} {area.Y(series.Y[i]):0.##}h0")));

    private static double[] YTicks(LinePanel panel)
    {
        double[] shown = [.. panel.Series.SelectMany(series => series.Y).Where(value => double.IsFinite(value) && (!panel.IsLogarithmic || value > 0))];
        if (panel.IsLogarithmic)
        {
            return Ticks.Logarithmic(shown.Min(), shown.Max());
        }

        double[] ticks = Ticks.Linear(panel.IsPercent ? shown.Min() : Math.Min(0, shown.Min()), shown.Max(), 5);
        return panel.IsPercent && ticks.Count(tick => tick <= 1) is > 1 and int count ? ticks[..count] : ticks;
    }

    private static string NameOf(double tick, LinePanel panel) => panel.IsPercent ? Figures.Percent(tick) : Figures.Number(tick);
}
