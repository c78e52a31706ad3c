namespace Mnist.Tests.Charts.Browser;

/// <summary>Reports as a reader sees them.</summary>
public sealed class ReportPageTests
{
    // Scripts are forbidden in a report, also that of the test.
    private static readonly Lazy<string> s_report = new(() => DatasetReport.Render([.. MnistDataset.Open().GetSampleSets()])
        .Replace("default-src 'none'", "default-src 'none'; script-src 'unsafe-inline'", StringComparison.Ordinal));

    [Theory]
    [InlineData(1200, false)]
    [InlineData(1200, true)]
    [InlineData(360, false)]
    [InlineData(360, true)]
    public async Task A_report_is_readable(int width, bool isDark)
    {
        (SeenPage page, string[] console) = await SeenPage.OpenAsync(s_report.Value, width, isDark, TestContext.Current.CancellationToken);
        Assert.Empty(console);
        Assert.InRange(page.Overflow, double.MinValue, 0);
        Assert.Equal(isDark ? "rgb(12, 15, 19)" : "rgb(243, 245, 248)", page.Page);
        Assert.All(["MNIST handwritten digits", "CC BY-SA 3.0", "5,923", "70,000"], text => Assert.Contains(text, page.Text));
        Assert.Equal(5, page.Figures.Count);
        Assert.All(page.Figures, figure =>
        {
            Assert.True(figure.Marks >= 10);
            Assert.Empty(figure.Outside);
            Assert.InRange(figure.Width, 300, width);
        });
        Assert.True(page.Figures[0].Pictures >= 100);
        Assert.True(width > 800 ? page.Figures[0].Width < width / 2 : page.Figures[0].Width > width * 0.85, "Two columns where there is room, one on a phone.");
    }
}
