using Mnist.Display.Charts.Content;
using Mnist.Display.Html;
using Mnist.Display.Svg;
using Plotly.NET;
using static Mnist.Charts.Attributes;

namespace Mnist.Charts;

/// <summary>Horizontal bars.</summary>
internal static class BarFigure
{
    public static (IReadOnlyList<Trace> Traces, Layout Layout) Make(BarContent content)
    {
        int count = content.Categories.Count;
        Trace[] traces = [.. content.Series.Select((series, i) =>
        {
            Paint paint = Palette.Series(i, content.Series.Count);
            return Trace(
                "bar",
                ("orientation", "h"),
                ("name", Text(series.Name)),
                ("x", series.Values),
                ("y", Enumerable.Range(0, count).ToArray()),
                ("text", count <= 30 ? series.Values.Select(Figures.Number).ToArray() : null),
                ("textposition", "outside"),
                ("cliponaxis", false),
                ("customdata", content.Categories.Select(Text).ToArray()),
                ("hovertemplate", "%{customdata}: %{x:,}"),
                ("marker", Of(("color", paint.Light))),
                ("meta", Dark(("marker.color", paint.Dark))));
        })];
        double row = (count <= 12 ? 16 : count <= 30 ? 12 : 8) * Math.Max(1.5, content.Series.Count);
        Layout layout = Layout(
            ("barmode", "group"),
            ("bargap", 0.2),
            ("dragmode", false),
            ("showlegend", content.Series.Count > 1),
            ("height", (int)(110 + (count * row * 1.25))),
            ("margin", Of(("l", 12), ("r", 44), ("t", 36), ("b", 20), ("pad", 4))),
            ("xaxis", Of(("title", Of(("text", content.ValueTitle))), ("automargin", true), ("tickformat", ","), ("nticks", 5), ("rangemode", "tozero"))),
            ("yaxis", CategoryAxis(content.Categories, ("range", new[] { count - 0.4, -0.6 }))),
            ("uniformtext", Of(("mode", "show"), ("minsize", 9))));
        return (traces, layout);
    }
}
