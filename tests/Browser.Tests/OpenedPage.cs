using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Playwright;

namespace Browser.Tests;

/// <summary>A page in the browser, and what it asked for and complained of.</summary>
public sealed class OpenedPage : IAsyncDisposable
{
    private static readonly string s_measure = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "measure.js"));
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web);

    private readonly string _file = Path.Combine(Directory.CreateTempSubdirectory("mnist-tests-").FullName, "page.html");

    private OpenedPage(IPage page) => Page = page;

    /// <summary>The page.</summary>
    public IPage Page { get; }

    /// <summary>Errors and warnings of the console, and exceptions that nobody caught.</summary>
    public ConcurrentQueue<string> Complaints { get; } = [];

    /// <summary>The addresses outside the page that it asked for.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    internal static async Task<OpenedPage> OpenAsync(IPage page, string html, Dictionary<string, Func<IPage, Task<string>>> scripts)
    {
        var opened = new OpenedPage(page);
        page.PageError += (_, error) => opened.Complaints.Enqueue(error);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                opened.Complaints.Enqueue(message.Text);
            }
        };
        await page.RouteAsync(address => !address.StartsWith("file:", StringComparison.Ordinal), async route =>
        {
            opened.Requests.Enqueue(route.Request.Url);
            await (scripts.TryGetValue(route.Request.Url, out Func<IPage, Task<string>>? script)
                ? route.FulfillAsync(new() { Body = await script(page), ContentType = "text/javascript", Headers = new Dictionary<string, string> { ["Access-Control-Allow-Origin"] = "*" } })
                : route.AbortAsync());
        });
        await File.WriteAllTextAsync(opened._file, html);
        await page.GotoAsync(new Uri(opened._file).AbsoluteUri);
        return opened;
    }

    /// <summary>Waits until plotly.js has drawn all charts.</summary>
    public async Task DrawnAsync()
    {
        ILocator rest = Page.Locator(":is([data-mnist-chart], figure[id]):not([data-ready])");
        try
        {
            await Assertions.Expect(rest).ToHaveCountAsync(0, new() { Timeout = 30_000 });
        }
        catch (PlaywrightException)
        {
            Assert.Fail($"{await rest.CountAsync()} charts were not drawn. {string.Join('\n', Complaints)}");
        }
    }

    /// <summary>What a reader sees.</summary>
    internal async Task<SeenPage> MeasureAsync() => (await Page.EvaluateAsync<JsonElement>(s_measure)).Deserialize<SeenPage>(s_options)!;

    public async ValueTask DisposeAsync()
    {
        await Page.CloseAsync();
        Directory.Delete(Path.GetDirectoryName(_file)!, recursive: true);
    }
}
