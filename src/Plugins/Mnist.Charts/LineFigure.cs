using System.Globalization;
using Mnist.Display.Charts.Content;
using Mnist.Display.Svg;
using Plotly.NET;
using static Mnist.Charts.Attributes;

namespace Mnist.Charts;

/// <summary>Panels of lines, one above the other.</summary>
internal static class LineFigure
{
    private const double Gap = 0.16;

    public static (IReadOnlyList<Trace> Traces, Layout Layout) Make(LineContent content)
    {
        List<Trace> traces = [];
        int count = content.Panels.Count;
        Layout layout = Layout(
            ("height", 60 + (300 * count)),
            ("margin", Of(("l", 12), ("r", 16), ("t", 40), ("b", 20), ("pad", 4))),
            ("showlegend", content.Panels.Any(panel => panel.Series.Count > 1)));
        for (int i = 0; i < count; i++)
        {
            LinePanel panel = content.Panels[i];
            string number = i == 0 ? "" : (i + 1).ToString(CultureInfo.InvariantCulture);
            double height = (1 - (Gap * (count - 1))) / count;
            double top = 1 - (i * (height + Gap));
            layout.SetProperty("xaxis" + number, Of(
                ("title", Of(("text", panel.XTitle))), ("anchor", "y" + number), ("automargin", true), ("zeroline", false)));
            layout.SetProperty("yaxis" + number, Of(
                ("title", Of(("text", panel.YTitle))),
                ("domain", new[] { Math.Max(0, top - height), top }),
                ("anchor", "x" + number),
                ("automargin", true),
                ("zeroline", false),
                ("type", panel.IsLogarithmic ? "log" : "linear"),
                ("rangemode", panel.IsPercent || panel.IsLogarithmic ? "normal" : "tozero"),
                ("exponentformat", "power"),
                ("dtick", panel.IsLogarithmic ? 1 : null),
                ("tickformat", panel.IsPercent ? ".3~%" : null)));
            traces.AddRange(panel.Series.Select((series, place) => MakeTrace(panel, series, place, number)));
            traces.AddRange(panel.Marks.Count == 0 ? [] : [MakeMarks(panel, number)]);
        }

        return (traces, layout);
    }

    private static Trace MakeMarks(LinePanel panel, string number)
    {
        Paint paint = Palette.Series(0, panel.Series.Count);
        return Trace(
            "scatter",
            ("mode", "markers+text"),
            ("name", ""),
            ("x", panel.Marks.Select(mark => mark.X).ToArray()),
            ("y", panel.Marks.Select(mark => mark.Y).ToArray()),
            ("text", panel.Marks.Select(mark => Text(mark.Text)).ToArray()),
            ("textposition", "middle right"),
            ("xaxis", "x" + number),
            ("yaxis", "y" + number),
            ("showlegend", false),
            ("hovertemplate", "%{text}"),
            ("marker", Of(("color", paint.Light), ("size", 6))),
            ("meta", Dark(("marker.color", paint.Dark))));
    }

    private static Trace MakeTrace(LinePanel panel, LineSeries series, int place, string number)
    {
        Paint paint = Palette.Series(place, panel.Series.Count);
        return Trace(
            "scatter",
            ("mode", panel.IsStepped || series.X.Count > 100 ? "lines" : "lines+markers"),
            ("name", Text(series.Name)),
            ("x", series.X),
            ("y", series.Y.Select(value => double.IsFinite(value) && (!panel.IsLogarithmic || value > 0) ? value : (double?)null).ToArray()),
            ("xaxis", "x" + number),
            ("yaxis", "y" + number),
            ("showlegend", panel.Series.Count > 1),
            ("hovertemplate", panel.IsPercent ? "%{x}: %{y:.4~%}" : "%{x}: %{y:.4~f}"),
            ("line", Of(("color", paint.Light), ("width", panel.WidthOf(place)), ("shape", panel.IsStepped ? "hvh" : "linear"))),
            ("marker", Of(("color", paint.Light), ("size", 6))),
            ("meta", Dark(("line.color", paint.Dark), ("marker.color", paint.Dark))));
    }
}
