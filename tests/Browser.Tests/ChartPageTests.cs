using Microsoft.Playwright;
using Mnist;
using Mnist.Display;
using Mnist.Display.Charts.Content;
using Mnist.Display.Charts.Pages;
using Mnist.Display.Html;
using Mnist.Display.Tests.Charts;

namespace Browser.Tests;

/// <summary>Pages of charts as a reader sees them: opened from a file, without a network.</summary>
public sealed class ChartPageTests(Chromium browser)
{
    private static readonly MnistChart[] s_charts = [.. ChartSamples.All.Values];

    [Theory]
    [InlineData(1000, false)]
    [InlineData(1000, true)]
    [InlineData(360, false)]
    [InlineData(360, true)]
    public async Task Every_chart_is_drawn_where_it_belongs(int width, bool isDark)
    {
        await using OpenedPage page = await browser.OpenAsync(ChartPage.Render(s_charts, new ChartPageOptions()), width, isDark);
        await page.DrawnAsync();
        SeenPage seen = await page.MeasureAsync();
        Assert.Empty(page.Errors);
        Assert.Empty(page.Requests);
        Assert.InRange(seen.Overflow, double.MinValue, 0);
        Assert.Equal(s_charts.Length, seen.Figures.Count);
        foreach ((MnistChart chart, SeenFigure figure) in s_charts.Zip(seen.Figures))
        {
            Assert.False(figure.StillShown, $"{chart} shows its static picture too.");
            Assert.True(figure.Marks >= 10, $"{chart} has {figure.Marks} marks.");
            Assert.Equal(isDark ? "rgb(21, 25, 31)" : "rgb(255, 255, 255)", figure.Ground);
            Assert.InRange(figure.Width, width * 0.7, width);
            Assert.InRange(figure.Height, 60, 6000);
            Assert.True(figure.Outside.Count == 0, $"{chart}: outside the figure are {string.Join(" | ", figure.Outside)}");
            Assert.All(Expected(chart), text => Assert.Contains(text, figure.Texts));
        }
    }

    [Fact]
    public async Task The_image_of_the_point_under_the_pointer_is_shown()
    {
        await using OpenedPage page = await browser.OpenAsync(ChartPage.Render([ChartSamples.All["Projection"]], new ChartPageOptions()), 800);
        await page.DrawnAsync();
        ILocator image = page.Page.Locator("figure [aria-hidden=true]");
        Assert.False(await image.IsVisibleAsync());
        await page.Page.Locator(".scatterlayer .point").First.HoverAsync(new() { Force = true });
        await Assertions.Expect(image).ToBeVisibleAsync();
        Assert.Contains("data:image/png", await image.GetAttributeAsync("style"));
    }

    [Fact]
    public async Task Captions_on_a_phone_stay_below_their_images()
    {
        MnistChart chart = MnistChart.OfMistakes(MnistDataset.Open().Test.Take(30).Select(sample => (sample, (sample.Label + 3) % 10, 0.9973)));
        await using OpenedPage page = await browser.OpenAsync(ChartPage.Render([chart], new ChartPageOptions()), 390);
        await page.DrawnAsync();
        double[][] boxes = (await page.Page.EvaluateAsync<double[][]>("""
            () => [...document.querySelectorAll(".textpoint text")].filter(text => text.textContent).map(text => text.getBoundingClientRect()).map(box => [box.top, box.left, box.right])
            """))!;
        Assert.Equal(60, boxes.Length);
        foreach (double[][] line in boxes.GroupBy(box => Math.Round(box[0])).Select(group => group.OrderBy(box => box[1]).ToArray()))
        {
            Assert.Equal(10, line.Length);
            Assert.All(line.Zip(line.Skip(1)), pair => Assert.True(pair.First[2] <= pair.Second[1], $"{pair.First[2]} is right of {pair.Second[1]}."));
        }
    }

    [Fact]
    public async Task A_page_whose_script_cannot_be_fetched_shows_the_static_pictures()
    {
        await using OpenedPage page = await browser.OpenAsync(ChartPage.Render(s_charts[..3], new ChartPageOptions { Cdn = true }), 600);
        SeenPage seen = await page.MeasureAsync();
        Assert.Single(page.Requests);
        Assert.Equal(3, seen.Figures.Count);
        Assert.All(seen.Figures, figure => Assert.True(figure.StillShown && !figure.Drawn && figure.Marks > 10));
        Assert.All(seen.Figures, figure => Assert.Empty(figure.Outside));
    }

    private static IEnumerable<string> Expected(MnistChart chart) =>
    [
        chart.Title,
        .. chart.Content switch
        {
            BarContent bars => [Figures.Fit(bars.Categories[0], 13, 130), bars.ValueTitle],
            LineContent lines => lines.Panels.Select(panel => panel.YTitle),
            MatrixContent matrix => ["Predicted", "True", matrix.Categories[0]],
            ScatterContent points => [points.XTitle, points.YTitle, .. points.Groups.Select(group => group.Name)],
            TileContent tiles => tiles.RowNames ?? tiles.Tiles.SelectMany(tile => tile.Caption),
            _ => [],
        },
    ];
}
