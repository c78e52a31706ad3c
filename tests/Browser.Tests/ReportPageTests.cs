using Mnist;
using Mnist.Display;

namespace Browser.Tests;

/// <summary>Reports as a reader sees them.</summary>
public sealed class ReportPageTests(Chromium browser)
{
    private static readonly Lazy<string> s_report = new(() => DatasetReport.Render([.. MnistDataset.Open().GetSampleSets()]));

    [Theory]
    [InlineData(1200, false)]
    [InlineData(1200, true)]
    [InlineData(360, false)]
    [InlineData(360, true)]
    public async Task A_report_is_readable(int width, bool isDark)
    {
        await using OpenedPage page = await browser.OpenAsync(s_report.Value, width, isDark);
        SeenPage seen = await page.MeasureAsync();
        Assert.Empty(page.Errors);
        Assert.Empty(page.Requests);
        Assert.InRange(seen.Overflow, double.MinValue, 0);
        Assert.Equal(isDark ? "rgb(12, 15, 19)" : "rgb(243, 245, 248)", seen.Ground);
        Assert.All(["MNIST handwritten digits", "CC BY-SA 3.0", "5,923", "70,000"], text => Assert.Contains(text, seen.Text));
        Assert.Equal(6, seen.Figures.Count);
        Assert.All(seen.Figures, figure =>
        {
            Assert.True(figure.Marks >= 10);
            Assert.Empty(figure.Outside);
            Assert.InRange(figure.Width, 300, width);
        });
        Assert.True(seen.Figures[0].Pictures >= 100);
        Assert.True(width > 800 ? seen.Figures[0].Width < width / 2 : seen.Figures[0].Width > width * 0.85, "Two columns where there is room, one on a phone.");
    }
}
