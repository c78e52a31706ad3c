using System.Text;
using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using Mnist;
using Mnist.Display;
using Mnist.Display.Charts.Pages;
using Mnist.Display.Tests.Charts;

namespace Browser.Tests;

/// <summary>Pages are for everybody: axe-core finds nothing, and all letters in pictures differ from what is behind them.</summary>
public sealed class AccessibilityTests(Chromium browser)
{
    private const string Axe = """
        async () => (await axe.run(document, { resultTypes: ["violations"] })).violations
            .map(found => `${found.id} (${found.impact}): ${found.help}: ${found.nodes.map(node => node.html.slice(0, 200)).join(" | ")}`)
        """;

    // https://www.w3.org/TR/WCAG22/#contrast-minimum
    private const double LeastContrast = 4.5;

    private static readonly string s_axe = new BundledAxeScriptProvider().GetScript();
    private static readonly string s_contrast = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "contrast.js"));
    private static readonly Dictionary<string, Func<string>> s_pages = new()
    {
        ["All charts"] = () => ChartPage.Render([.. ChartSamples.All.Values], new ChartPageOptions()),
        ["All charts, without scripts"] = () => ChartPage.Render([.. ChartSamples.All.Values], new ChartPageOptions { Cdn = true }),
        ["One chart"] = () => ChartSamples.All["Confusion"].ToPage(),
        ["Report"] = () => DatasetReport.Render([.. MnistDataset.Open().GetSampleSets()]),
        ["Sheet"] = () => Sheet(30),
        ["One sample"] = () => Sheet(1),
    };

    public static TheoryData<string, bool> Pages => [.. s_pages.Keys.SelectMany(name => (bool[])[false, true], (name, isDark) => (name, isDark))];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Nothing_keeps_people_from_reading(string name, bool isDark)
    {
        string html = s_pages[name]();
        await using OpenedPage page = await browser.OpenAsync(html, width: 390, isDark);
        if (page.Requests.IsEmpty && html.Contains("mnistCharts", StringComparison.Ordinal))
        {
            await page.DrawnAsync();
        }

        await page.Page.EvaluateAsync(s_axe);
        string[] found = (await page.Page.EvaluateAsync<string[]>(Axe))!;

        IElementHandle style = await page.Page.AddStyleTagAsync(new() { Content = "svg text { visibility: hidden !important }" });
        byte[] screenshot = await page.Page.ScreenshotAsync(new() { FullPage = true });
        await style.EvaluateAsync("style => style.remove()");
        JsonElement texts = (await page.Page.EvaluateAsync(s_contrast, $"data:image/png;base64,{Convert.ToBase64String(screenshot)}"))!.Value;
        Assert.True(html.Contains("<img", StringComparison.Ordinal) || texts.GetArrayLength() >= 20);
        found = [.. found, .. texts.EnumerateArray().Where(text => text.GetProperty("contrast").GetDouble() < LeastContrast).Select(text => text.ToString())];
        Assert.True(found.Length == 0, string.Join('\n', found));
    }

    private static string Sheet(int count)
    {
        using var stream = new MemoryStream();
        MnistDataset.Open().Test.Take(count).Export(stream, new SheetOptions { Extension = ".html", Columns = 10 });
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
