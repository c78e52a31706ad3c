using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Mnist.Display.Charts;
using Mnist.Display.Tests.Charts;

namespace Browser.Tests;

/// <summary>Outputs of notebooks on pages of viewers.</summary>
public sealed class NotebookPageTests(Chromium browser)
{
    private const string Loader = "https://page.test/require.min.js";
    private const string LoaderFile = "/usr/share/javascript/requirejs/require.min.js";

    // The loader still works: it defines a module and gives it out.
    private const string LoadModule = "() => new Promise((resolve, reject) => { define('seven', [], () => 7); require(['seven'], resolve, reject); })";

    // The first output of .NET Interactive does this: require.js arrives while the browser reads on.
    private const string LateLoader = $"""
        <script>
        const loader = document.createElement("script");
        loader.setAttribute("src", "{Loader}");
        document.getElementsByTagName("head")[0].appendChild(loader);
        </script>
        """;

    private static readonly string s_charts = string.Concat(ChartSamples.All.Values.Append(ChartSamples.All["Category"]).Select(chart => chart.ToHtml()));

    /// <summary>When require.js arrives on a page.</summary>
    public enum Arrival
    {
        Never,
        BeforeTheCharts,
        BeforePlotly,
        AfterPlotly,
    }

    public static TheoryData<string> Notebooks => [.. Directory.EnumerateFiles(AppContext.BaseDirectory, "*.ipynb").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [InlineData(Arrival.Never)]
    [InlineData(Arrival.BeforeTheCharts)]
    [InlineData(Arrival.BeforePlotly)]
    [InlineData(Arrival.AfterPlotly)]
    public async Task Charts_are_drawn_and_loaders_work_whenever_require_js_arrives(Arrival arrival)
    {
        await using OpenedPage page = await OpenAsync(s_charts, arrival);
        await page.DrawnAsync();
        SeenPage seen = await page.MeasureAsync();
        Assert.Empty(page.Errors);
        Assert.Equal(arrival == Arrival.Never ? [IChartRenderer.Plugin.ScriptAddress] : [IChartRenderer.Plugin.ScriptAddress, Loader], page.Requests.Order());
        Assert.Equal(ChartSamples.All.Count + 1, seen.Figures.Count);
        Assert.All(seen.Figures, figure => Assert.True(figure.Drawn && !figure.StillShown && figure.Marks >= 10));
        Assert.True(await page.Page.EvaluateAsync<bool>("window.Plotly === undefined"), "The page has a new global name.");
        if (arrival != Arrival.Never)
        {
            Assert.Equal(7, await page.Page.EvaluateAsync<int>(LoadModule));
        }
    }

    [Fact]
    public async Task Charts_are_drawn_where_a_viewer_forbids_fetch()
    {
        await using OpenedPage page = await OpenAsync(s_charts, Arrival.BeforeTheCharts, "<meta http-equiv=Content-Security-Policy content=\"connect-src 'none'\">");
        await page.DrawnAsync();
        Assert.All((await page.MeasureAsync()).Figures, figure => Assert.True(figure.Drawn && !figure.StillShown));
        Assert.Equal(7, await page.Page.EvaluateAsync<int>(LoadModule));
    }

    [Fact]
    public async Task Charts_without_a_network_are_static_pictures()
    {
        await using OpenedPage page = await browser.OpenAsync(s_charts, 600);
        await page.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        Assert.All(page.Requests, address => Assert.Equal(IChartRenderer.Plugin.ScriptAddress, address));
        Assert.All((await page.MeasureAsync()).Figures, figure => Assert.True(figure.StillShown && !figure.Drawn && figure.Height > 100));
    }

    [Theory]
    [MemberData(nameof(Notebooks))]
    public async Task An_executed_notebook_shows_charts_pictures_and_tables(string name)
    {
        JsonNode notebook = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, name)))!;
        string cells = string.Concat(notebook["cells"]!.AsArray().SelectMany(cell => cell!["outputs"]?.AsArray() ?? []).Select(output => $"<div>{ToHtml(output!)}</div>\n"));
        await using OpenedPage page = await OpenAsync(cells, Arrival.BeforePlotly);
        await page.DrawnAsync();
        Assert.Empty(page.Errors);
        Assert.Equal([IChartRenderer.Plugin.ScriptAddress, Loader], page.Requests.Order());
        Assert.NotEqual(0, await page.Page.Locator("[data-mnist-chart] .js-plotly-plot").CountAsync());
        Assert.All((await page.MeasureAsync()).Figures, figure => Assert.True(figure.Height > 20 && !(figure.Drawn && figure.StillShown)));
        Assert.Equal(0, await page.Page.Locator("[class^='dni-treeview']").CountAsync());
        Assert.True(await page.Page.EvaluateAsync<bool>("[...document.images].every(image => image.naturalWidth > 0)"), "A picture is broken.");
    }

    private async Task<OpenedPage> OpenAsync(string cells, Arrival arrival, string head = "")
    {
        Assert.SkipUnless(arrival == Arrival.Never || File.Exists(LoaderFile), "No require.js here; install Debian's package libjs-requirejs.");
        string early = arrival == Arrival.BeforeTheCharts ? $"<script src=\"{Loader}\"></script>" : "";
        string late = arrival is Arrival.BeforePlotly or Arrival.AfterPlotly ? LateLoader : "";
        return await browser.OpenAsync($"<!DOCTYPE html><html><head><meta charset=utf-8>{head}{early}</head><body>{late}{cells}</body></html>", 900, serve: async (page, address) =>
        {
            if (address == Loader && arrival == Arrival.AfterPlotly)
            {
                await page.WaitForSelectorAsync("[data-ready]");
            }
            else if (address != Loader && arrival == Arrival.BeforePlotly)
            {
                await page.WaitForFunctionAsync("window.require");
            }

            return address == Loader ? File.ReadAllText(LoaderFile) : address == IChartRenderer.Plugin.ScriptAddress ? IChartRenderer.Plugin.Script : null;
        });
    }

    // As nbconvert chooses among the forms of an output.
    private static string ToHtml(JsonNode output)
    {
        JsonNode? data = output["data"];
        return Text(data?["text/html"]) ?? Text(data?["image/svg+xml"]) ?? $"<pre>{WebUtility.HtmlEncode(Text(data?["text/plain"]) ?? Text(output["text"]))}</pre>";
    }

    private static string? Text(JsonNode? lines) => lines is JsonArray array ? string.Concat(array.Select(line => (string?)line)) : (string?)lines;
}
