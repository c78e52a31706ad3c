namespace Mnist;

/// <summary>A chart: what to draw, as a static picture, as a piece of a notebook and as a page of its own.</summary>
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

    /// <summary>What the chart shows.</summary>
    public ChartKind Kind { get; }

    /// <summary>The heading.</summary>
    public string Title { get; }

    /// <summary>What the chart shows, in words: an alternative text.</summary>
    public string Description => Content.Description;

    internal ChartContent Content { get; }

    /// <summary>The chart as a static SVG picture, 480 units wide; it has a light and a dark look and needs nothing from elsewhere.</summary>
    public string ToSvg() => Content switch
    {
        BarContent bars => BarDrawing.Draw(bars, Title),
        LineContent lines => LineDrawing.Draw(lines, Title),
        MatrixContent matrix => MatrixDrawing.Draw(matrix, Title),
        ScatterContent points => ScatterDrawing.Draw(points, Title),
        TileContent tiles => TileDrawing.Draw(tiles, Title),
        _ => throw new NotSupportedException(Content.GetType().Name),
    };

    /// <summary>
    /// The chart as a piece of HTML, for notebooks: the static picture, which a script replaces by an interactive chart where
    /// scripts run and plotly.js can be fetched.
    /// </summary>
    public string ToHtml() => ChartFragment.Render(this);

    /// <summary>The chart as a page of its own, with an interactive chart, and the static picture where scripts do not run.</summary>
    /// <param name="options">How; null for the defaults.</param>
    /// <exception cref="AdapterMissingException">Mnist.Charts, which brings plotly.js, is not beside this library.</exception>
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
