using System.Globalization;
using System.Text;
using Mnist.Display.Charts.Content;
using Mnist.Display.Html;
using Mnist.Display.Svg;

namespace Mnist.Display.Charts.Drawing;

/// <summary>Draws points colored by category, with the name of each category in the middle of its points.</summary>
internal static class ScatterDrawing
{
    private const double Right = 468;

    public static string Draw(ScatterContent content, string title)
    {
        var canvas = new SvgCanvas();
        double top = canvas.Heading(title);
        double bottom = top + 380;
        (double minimumX, double maximumX, double[] xs) = Range(content.Groups.SelectMany(group => group.X));
        (double minimumY, double maximumY, double[] ys) = Range(content.Groups.SelectMany(group => group.Y));
        double left = 12 + ys.Max(tick => Figures.WidthOf(Figures.Number(tick), 11.5));
        var area = new PlotArea(left, Right, top, bottom, minimumX, maximumX, minimumY, maximumY);
        foreach (double tick in xs)
        {
            canvas.Stroke(string.Create(CultureInfo.InvariantCulture, $"M{area.X(tick):0.##} {top:0.##}V{bottom:0.##}"), Palette.Grid);
            canvas.Text(area.X(tick), bottom + 16, Figures.Number(tick), 11.5, "middle", Palette.Muted);
        }

        foreach (double tick in ys)
        {
            canvas.Stroke(string.Create(CultureInfo.InvariantCulture, $"M{left:0.##} {area.Y(tick):0.##}H{Right}"), Palette.Grid);
            canvas.Text(left - 6, area.Y(tick) + 4, Figures.Number(tick), 11.5, "end", Palette.Muted);
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

        (double X, double Y)[] middles = Spread([.. content.Groups.Select(group => (area.X(group.Middle.X), area.Y(group.Middle.Y)))]);
        for (int i = 0; i < middles.Length; i++)
        {
            string name = Figures.Fit(content.Groups[i].Name, 14, 110);
            canvas.Text(middles[i].X, middles[i].Y + 5, name, 14, "middle", halo: Palette.Ground, extra: " font-weight=\"700\"");
        }

        canvas.Text((left + Right) / 2, bottom + 34, content.XTitle, 12.5, "middle", Palette.Muted);
        canvas.Text((left + Right) / 2, bottom + 51, $"Upwards: {content.YTitle}", 12.5, "middle", Palette.Muted);
        return canvas.ToSvg(bottom + 64, title, content.Description);
    }

    // All values with a margin around them, and the round numbers between them.
    private static (double Minimum, double Maximum, double[] Ticks) Range(IEnumerable<double> values)
    {
        double[] all = [.. values];
        (double minimum, double maximum) = (all.Min(), all.Max());
        double room = Math.Max(maximum - minimum, 1e-6) * 0.03;
        (minimum, maximum) = (minimum - room, maximum + room);
        return (minimum, maximum, [.. Ticks.Linear(minimum, maximum).Where(tick => tick >= minimum && tick <= maximum)]);
    }

    // Moves overlapping names apart.
    private static (double X, double Y)[] Spread((double X, double Y)[] places)
    {
        const double Distance = 21; // letters of size 14 with their outline
        for (int round = 0; round < 200; round++)
        {
            for (int i = 0; i < places.Length; i++)
            {
                for (int j = i + 1; j < places.Length; j++)
                {
                    (double x, double y) = (places[j].X - places[i].X, places[j].Y - places[i].Y);
                    double distance = Math.Sqrt((x * x) + (y * y));
                    if (distance < Distance)
                    {
                        (x, y) = distance < 1e-3 ? (0, Distance / 4) : (x / distance * (Distance - distance) / 2, y / distance * (Distance - distance) / 2);
                        places[i] = (places[i].X - x, places[i].Y - y);
                        places[j] = (places[j].X + x, places[j].Y + y);
                    }
                }
            }
        }

        return places;
    }

    // Lines of length 0 with round ends are the shortest way to write many dots.
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
