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
        _ => throw new NotSupportedException($"A chart of {Content.GetType().Name} cannot be drawn. Use a chart that MnistChart makes."),
    };

    /// <summary>
    /// The chart as a piece of HTML, for notebooks: the static picture, which a script replaces by an interactive chart where
    /// scripts run and plotly.js can be fetched.
    /// </summary>
    public string ToHtml() => ChartFragment.Render(this);

    /// <summary>The chart as a page of its own, with an interactive chart, and the static picture where scripts do not run.</summary>
    /// <param name="cdn">
    /// False for a page that holds all it needs and asks nobody for anything (about 4 MB); true for a small one, which fetches
    /// plotly.js when it is opened.
    /// </param>
    /// <exception cref="AdapterMissingException">Mnist.Charts, which brings plotly.js, is not beside this library.</exception>
    public string ToPage(bool cdn = false) => ChartPage.Render([this], cdn);

    /// <summary>Writes the chart to a file, which appears whole or not at all.</summary>
    /// <param name="path">Ends in .html (or .htm) for an interactive page, in .svg for a static picture.</param>
    /// <param name="cdn">See <see cref="ToPage"/>.</param>
    /// <param name="overwrite">What to do when the file is there already.</param>
    /// <exception cref="ArgumentException">The name ends in something else.</exception>
    public void Save(string path, bool cdn = false, Overwrite overwrite = Overwrite.Replace) => ChartFile.Save([this], path, cdn, overwrite);

    /// <summary>For example <c>Category: MNIST, samples per category</c>.</summary>
    public override string ToString() => $"{Kind}: {Title}";
}
