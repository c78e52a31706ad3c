using Microsoft.FSharp.Collections;
using Mnist.Display.Charts;
using Mnist.Display.Charts.Content;
using Plotly.NET;

namespace Mnist.Charts;

/// <summary>Makes figures with Plotly.NET, whose assembly also contains plotly.js.</summary>
/// <remarks>
/// Traces and layout are Plotly.NET's objects, filled by the names of plotly.js (https://plotly.com/javascript/reference/), because its
/// F# functions have dozens of optional arguments, which C# must write out. The results are strings, so that its types stay in this
/// load context.
/// </remarks>
public sealed class ChartRenderer : IChartRenderer
{
    private readonly Lazy<string> _script = new(ReadScript);

    /// <inheritdoc/>
    public string Script => _script.Value;

    /// <inheritdoc/>
    public string ScriptAddress => $"https://cdn.plot.ly/{ScriptName}";

    private static string ScriptName => ScriptResource[(ScriptResource.IndexOf("plotly-", StringComparison.Ordinal))..];

    private static string ScriptResource => typeof(Trace).Assembly.GetManifestResourceNames().Single(name => name.EndsWith(".min.js", StringComparison.Ordinal));

    /// <summary>Returns the figure of a chart.</summary>
    string IChartRenderer.Render(ChartContent content)
    {
        (IReadOnlyList<Trace> traces, Layout layout) = content switch
        {
            BarContent bars => BarFigure.Make(bars),
            LineContent lines => LineFigure.Make(lines),
            MatrixContent matrix => MatrixFigure.Make(matrix),
            ScatterContent points => ScatterFigure.Make(points),
            TileContent tiles => TileFigure.Make(tiles),
            _ => throw new NotSupportedException($"A chart of {content.GetType().Name} cannot be drawn. Use a chart that MnistChart makes."),
        };
        return GenericChart.toFigureJson(GenericChart.NewMultiChart(ListModule.OfSeq(traces), layout, new Config(), DisplayOptions.initCDNOnly()));
    }

    private static string ReadScript()
    {
        using Stream stream = typeof(Trace).Assembly.GetManifestResourceStream(ScriptResource)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
