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

    /// <summary>Returns a page with an interactive chart, and the static picture if scripts do not run.</summary>
    /// <param name="cdn">
    /// False for a page that contains all it needs (about 4 MB); true for a small page, which downloads plotly.js when it is opened.
    /// </param>
    /// <exception cref="PluginMissingException">Mnist.Charts, which contains plotly.js, is not beside this library.</exception>
    public string ToPage(bool cdn = false) => ChartPage.Render([this], cdn);

    /// <summary>Writes the chart to a file, completely or not at all.</summary>
    /// <param name="path">A path that ends in .html (or .htm) for an interactive page, or in .svg for a static picture.</param>
    /// <param name="cdn">The same as for <see cref="ToPage"/>.</param>
    /// <param name="overwrite">What to do if the file exists.</param>
    /// <exception cref="ArgumentException">The path has another extension.</exception>
    public void Save(string path, bool cdn = false, Overwrite overwrite = Overwrite.Replace) => ChartFile.Save([this], path, cdn, overwrite);

    /// <summary>For example <c>Category: MNIST, samples per category</c>.</summary>
    public override string ToString() => $"{Kind}: {Title}";
}
