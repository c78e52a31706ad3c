namespace Mnist.Tests.Charts.Browser;

/// <summary>Pages of charts as a reader sees them: opened from a file, without a network.</summary>
public sealed class ChartPageTests
{
    private const string Light = "rgb(255, 255, 255)";
    private const string Dark = "rgb(21, 25, 31)";

    private static readonly MnistChart[] s_charts = [.. ChartSamples.All.Values];

    [Theory]
    [InlineData(1000, false)]
    [InlineData(1000, true)]
    [InlineData(360, false)]
    [InlineData(360, true)]
    public async Task Every_chart_is_drawn_where_it_belongs(int width, bool isDark)
    {
        (SeenPage page, string[] console) = await SeenPage.OpenAsync(ChartPage.Render(s_charts, cdn: false), width, isDark, TestContext.Current.CancellationToken);
        Assert.Empty(console);
        Assert.InRange(page.Overflow, double.MinValue, 0);
        Assert.Equal(s_charts.Length, page.Figures.Count);
        for (int i = 0; i < s_charts.Length; i++)
        {
            (MnistChart chart, SeenFigure figure) = (s_charts[i], page.Figures[i]);
            Assert.True(figure.Ready && !figure.StillShown, $"{chart} was not drawn.");
            Assert.True(figure.Marks >= 10, $"{chart} has {figure.Marks} marks.");
            Assert.Equal(isDark ? Dark : Light, figure.Ground);
            Assert.InRange(figure.Width, width * 0.7, width);
            Assert.InRange(figure.Height, 60, 6000);
            Assert.Contains(chart.Title, figure.Texts);
            Assert.True(figure.Outside.Count == 0, $"{chart}: outside the figure are {string.Join(" | ", figure.Outside)}");
            Assert.Equal(chart.Kind == ChartKind.Projection, figure.Peeks);
            Assert.All(Expected(chart), text => Assert.Contains(text, figure.Texts));
        }
    }

    [Fact]
    public async Task A_page_whose_script_cannot_be_fetched_shows_the_static_pictures()
    {
        (SeenPage page, _) = await SeenPage.OpenAsync(ChartPage.Render(s_charts[..3], cdn: true), 600, isDark: false, TestContext.Current.CancellationToken);
        Assert.All(page.Figures, figure => Assert.True(figure.StillShown && !figure.Ready && figure.Marks > 10));
        Assert.All(page.Figures, figure => Assert.Empty(figure.Outside));
    }

    [Fact]
    public async Task A_piece_in_a_notebook_without_a_network_shows_the_picture()
    {
        string page = $"<!DOCTYPE html><html><head><meta charset=utf-8></head><body>{s_charts[0].ToHtml()}{s_charts[0].ToHtml()}</body></html>";
        (SeenPage seen, _) = await SeenPage.OpenAsync(page, 600, isDark: false, TestContext.Current.CancellationToken);
        Assert.Equal(2, seen.Figures.Count);
        Assert.All(seen.Figures, figure => Assert.True(figure.StillShown && figure.Height > 100));
    }

    private static IEnumerable<string> Expected(MnistChart chart) => chart.Content switch
    {
        BarContent bars => [Figures.Fit(bars.Categories[0], 13, 130), bars.ValueTitle],
        LineContent lines => lines.Panels.Select(panel => panel.YTitle),
        MatrixContent matrix => ["Predicted", "True", matrix.Categories[0]],
        ScatterContent points => [points.XTitle, points.YTitle, .. points.Groups.Select(group => group.Name)],
        TileContent tiles => tiles.RowNames ?? tiles.Tiles.SelectMany(tile => tile.Caption),
        _ => [],
    };
}
