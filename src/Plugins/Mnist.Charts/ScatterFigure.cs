using Mnist.Display.Charts.Content;
using Mnist.Display.Html;
using Mnist.Display.Svg;
using Plotly.NET;
using static Mnist.Charts.Attributes;

namespace Mnist.Charts;

/// <summary>Points in a plane. chart.js shows the image of the point under the mouse.</summary>
internal static class ScatterFigure
{
    public static (IReadOnlyList<Trace> Traces, Layout Layout) Make(ScatterContent content)
    {
        List<Trace> traces = [];
        int first = 0;
        for (int i = 0; i < content.Groups.Count; i++)
        {
            ScatterGroup group = content.Groups[i];
            Paint paint = Palette.Series(i, content.Groups.Count);
            traces.Add(Trace(
                "scatter",
                ("mode", "markers"),
                ("name", Text(group.Name)),
                ("x", group.X.Select(Round).ToArray()),
                ("y", group.Y.Select(Round).ToArray()),
                ("customdata", Enumerable.Range(first, group.X.Count).ToArray()),
                ("text", content.Samples.Skip(first).Take(group.X.Count).Select(sample => Text(sample.ToString())).ToArray()),
                ("hovertemplate", "%{text}<extra></extra>"),
                ("marker", Of(("color", paint.Light), ("size", content.Samples.Count > 1000 ? 4 : 6), ("opacity", 0.8))),
                ("meta", Dark(("marker.color", paint.Dark)))));
            first += group.X.Count;
        }

        Layout layout = Layout(
            ("meta", Of(("ratio", 0.85), ("across", 80), ("along", 80), ("entry", 46 + content.Groups.Max(group => Figures.WidthOf(group.Name, 13))))),
            ("legend", Of(("orientation", "h"), ("x", 0), ("yanchor", "top"), ("xanchor", "left"), ("itemsizing", "constant"))),
            ("xaxis", Of(("title", Of(("text", content.XTitle))), ("automargin", true), ("zeroline", false))),
            ("yaxis", Of(("title", Of(("text", content.YTitle))), ("automargin", true), ("zeroline", false))));
        return (traces, layout);
    }

    private static double Round(double value) => Math.Round(value, 2);
}
