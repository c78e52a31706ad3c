using Mnist.Display.Charts.Content;
using Mnist.Display.Html;
using Mnist.Display.Svg;
using Plotly.NET;
using static Mnist.Charts.Attributes;

namespace Mnist.Charts;

/// <summary>A confusion matrix as a heat map: the diagonal in one color, mistakes, which are rarer, on their own scale.</summary>
internal static class MatrixFigure
{
    public static (IReadOnlyList<Trace> Traces, Layout Layout) Make(MatrixContent content)
    {
        int count = content.Categories.Count;
        int[] places = [.. Enumerable.Range(0, count)];
        string[] names = [.. content.Categories.Select(Text)];
        double worst = Math.Max(content.LargestMistake(), 1e-6);
        bool hasText = count <= 20;
        Trace trace = Trace(
            "heatmap",
            ("x", places),
            ("y", places),
            ("z", places.Select(row => places.Select(column => Math.Round(row == column ? content.ShareOf(row, column) : -content.ShareOf(row, column), 6)).ToArray()).ToArray()),
            ("text", places.Select(row => places.Select(column => content.Counts[row, column] == 0 ? "" : Figures.Number(content.Counts[row, column])).ToArray()).ToArray()),
            ("customdata", places.Select(row => places.Select(column =>
                $"{names[row]} taken for {names[column]}: {Figures.Number(content.Counts[row, column])} ({Figures.Percent(content.ShareOf(row, column))})").ToArray()).ToArray()),
            ("texttemplate", hasText ? "%{text}" : null),
            ("hovertemplate", "%{customdata}<extra></extra>"),
            ("zmin", -worst),
            ("zmax", 1),
            ("colorscale", Scale(worst, paint => paint.Light)),
            ("textfont", Of(("color", Palette.Text.Light))),
            ("showscale", false),
            ("xgap", 1),
            ("ygap", 1),
            ("meta", Dark(("colorscale", Scale(worst, paint => paint.Dark)), ("textfont.color", Palette.Text.Dark))));
        Layout layout = Layout(
            ("dragmode", hasText ? false : "zoom"),
            ("meta", Of(("ratio", 1.0), ("across", 90), ("along", 90), ("plain", true), ("thin", !hasText))),
            ("xaxis", CategoryAxis(content.Categories, ("title", Of(("text", "Predicted"))), ("side", "top"))),
            ("yaxis", CategoryAxis(content.Categories, ("title", Of(("text", "True"))), ("autorange", "reversed"))));
        return ([trace], layout);
    }

    // From the worst mistake through zero to all correct.
    private static object[][] Scale(double worst, Func<Paint, string> theme)
    {
        string ground = theme(Palette.Ground);
        return
        [
            [0.0, Palette.Mix(theme(Palette.Wrong), ground, MatrixContent.WrongOpacity)],
            [worst / (1 + worst), ground],
            [1.0, Palette.Mix(theme(Palette.Right), ground, MatrixContent.RightOpacity)],
        ];
    }
}
