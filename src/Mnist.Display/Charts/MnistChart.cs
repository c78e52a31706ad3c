using Mnist.Display.Charts.Content;
using Mnist.Display.Charts.Drawing;
using Mnist.Display.Charts.Pages;
using Mnist.IO;

namespace Mnist.Display;

/// <summary>A chart, as a static picture, an HTML fragment for notebooks, or a page.</summary>
/// <remarks>Immutable. The same input gives the same bytes on every machine and in every culture.</remarks>
/// <example><code>
/// MnistDataset mnist = MnistDataset.Open();
/// MnistChart chart = MnistChart.OfCategories(mnist.CountCategories(), "MNIST");
/// File.WriteAllText("categories.svg", chart.ToSvg());
/// </code></example>
public sealed partial class MnistChart
{
    private MnistChart(ChartKind kind, string title, ChartContent content)
    {
        Kind = kind;
        Title = title;
        Content = content;
    }

    /// <summary>The kind of chart.</summary>
    public ChartKind Kind { get; }

    /// <summary>The heading.</summary>
    public string Title { get; }

    /// <summary>The alternative text, which describes the chart.</summary>
    public string Description => Content.Description;

    internal ChartContent Content { get; }

    /// <summary>Returns a static SVG picture, 480 units wide, with light and dark colors and without external content.</summary>
    public string ToSvg() => Content switch
    {
        BarContent bars => BarDrawing.Draw(bars, Title),
        LineContent lines => LineDrawing.Draw(lines, Title),
        MatrixContent matrix => MatrixDrawing.Draw(matrix, Title),
        ScatterContent points => ScatterDrawing.Draw(points, Title),
        TileContent tiles => TileDrawing.Draw(tiles, Title),
        _ => throw new NotSupportedException($"A chart of {Content.GetType().Name} cannot be drawn. Use a chart that MnistChart makes."),
    };

    /// <summary>
    /// Returns an HTML fragment for notebooks: the static picture, which a script replaces by an interactive chart if scripts run and
    /// plotly.js can be downloaded.
    /// </summary>
    public string ToHtml() => ChartFragment.Render(this);

    /// <summary>The chart as a page of its own, with an interactive chart, and the static picture where scripts do not run.</summary>
    /// <param name="options">How; null for the defaults.</param>
    /// <exception cref="PluginMissingException">Mnist.Charts, which brings plotly.js, is not beside this library.</exception>
    public string ToPage(ChartPageOptions? options = null) => ChartPage.Render([this], options ?? new ChartPageOptions());

    /// <summary>Writes the chart to a file, which appears whole or not at all.</summary>
    /// <param name="path">Ends in .html (or .htm) for an interactive page, in .svg for a static picture.</param>
    /// <param name="options">How a page is made; null for the defaults.</param>
    /// <param name="overwrite">What to do when the file is there already.</param>
    /// <exception cref="ArgumentException">The name ends in something else.</exception>
    public void Save(string path, ChartPageOptions? options = null, Overwrite overwrite = Overwrite.Replace) =>
        ChartFile.Save([this], path, options ?? new ChartPageOptions(), overwrite);

    /// <summary>For example <c>Category: MNIST, samples per category</c>.</summary>
    public override string ToString() => $"{Kind}: {Title}";
}
