using System.Globalization;
using System.Text;

namespace Mnist;

/// <summary>Draws points colored by category, with the name of each category in the middle of its points.</summary>
internal static class ScatterDrawing
{
    private const double Left = 44;
    private const double Right = 468;

    public static string Draw(ScatterContent content, string title)
    {
        var canvas = new SvgCanvas();
        double top = canvas.Heading(title);
        double bottom = top + 380;
        double[] xs = Ticks.Linear(content.Groups.Min(group => group.X.Min()), content.Groups.Max(group => group.X.Max()));
        double[] ys = Ticks.Linear(content.Groups.Min(group => group.Y.Min()), content.Groups.Max(group => group.Y.Max()));
        var area = new PlotArea(Left, Right, top, bottom, xs[0], xs[^1], ys[0], ys[^1]);
        foreach (double tick in xs)
        {
            canvas.Stroke(string.Create(CultureInfo.InvariantCulture, $"M{area.X(tick):0.##} {top:0.##}V{bottom:0.##}"), Palette.Grid);
            canvas.Text(area.X(tick), bottom + 16, Figures.Number(tick), 11.5, "middle", Palette.Muted);
        }

        foreach (double tick in ys)
        {
            canvas.Stroke(string.Create(CultureInfo.InvariantCulture, $"M{Left} {area.Y(tick):0.##}H{Right}"), Palette.Grid);
            canvas.Text(Left - 6, area.Y(tick) + 4, Figures.Number(tick), 11.5, "end", Palette.Muted);
        }

        double radius = content.Samples.Count > 1000 ? 1.6 : 2.4;
        for (int i = 0; i < content.Groups.Count; i++)
        {
            canvas.Stroke(
                Dots(content.Groups[i], area),
                Palette.Series(i, content.Groups.Count),
                2 * radius,
                " stroke-linecap=\"round\" stroke-opacity=\"0.75\"");
        }

        foreach (ScatterGroup group in content.Groups)
        {
            string name = Figures.Fit(group.Name, 14, 110);
            canvas.Text(
                area.X(group.X.Average()), area.Y(group.Y.Average()) + 5, name, 14, "middle", halo: Palette.Ground, extra: " font-weight=\"700\"");
        }

        canvas.Text((Left + Right) / 2, bottom + 34, content.XTitle, 12.5, "middle", Palette.Muted);
        canvas.Text((Left + Right) / 2, bottom + 51, $"Upwards: {content.YTitle}", 12.5, "middle", Palette.Muted);
        return canvas.ToSvg(bottom + 64, title, content.Description);
    }

    // Lines of no length with round ends: the shortest way to write many dots.
    private static string Dots(ScatterGroup group, PlotArea area)
    {
        var path = new StringBuilder(16 * group.X.Count);
        for (int i = 0; i < group.X.Count; i++)
        {
            path.Append(CultureInfo.InvariantCulture, $"M{area.X(group.X[i]):0.#} {area.Y(group.Y[i]):0.#}h0");
        }

        return path.ToString();
    }
}
