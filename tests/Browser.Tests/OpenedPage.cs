using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Playwright;
using Mnist.Display.Tests.Charts;

namespace Browser.Tests;

/// <summary>A page in the browser, with its errors and its requests.</summary>
public sealed class OpenedPage : IAsyncDisposable
{
    private static readonly string s_measure = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "measure.js"));
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web);

    private readonly string _file = Path.Combine(Directory.CreateTempSubdirectory("mnist-tests-").FullName, "page.html");

    private OpenedPage(IPage page) => Page = page;

    /// <summary>The page.</summary>
    public IPage Page { get; }

    /// <summary>Errors and warnings in the console, and exceptions that no script catches.</summary>
    public ConcurrentQueue<string> Errors { get; } = [];

    /// <summary>The addresses that the page requested.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    internal static async Task<OpenedPage> OpenAsync(IPage page, string html, Func<IPage, string, Task<string?>>? serve)
    {
        var opened = new OpenedPage(page);
        page.PageError += (_, error) => opened.Errors.Enqueue(error);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                opened.Errors.Enqueue(message.Text);
            }
        };
        string own = new Uri(opened._file).AbsoluteUri;
        await page.RouteAsync(address => address != own, async route =>
        {
            opened.Requests.Enqueue(route.Request.Url);
            string? script = serve is null ? null : await serve(page, route.Request.Url);
            await (script is not null
                ? route.FulfillAsync(new() { Body = script, ContentType = "text/javascript", Headers = new Dictionary<string, string> { ["Access-Control-Allow-Origin"] = "*" } })
                : route.AbortAsync());
        });
        await File.WriteAllTextAsync(opened._file, html);
        await page.GotoAsync(own);
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
            Assert.Fail($"{await rest.CountAsync()} charts were not drawn. {string.Join('\n', Errors)}");
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

/// <summary>What measure.js tells of a page.</summary>
internal sealed record SeenPage(IReadOnlyList<SeenFigure> Figures, string Ground, double Overflow, string Text);

/// <summary>What measure.js tells of a figure.</summary>
internal sealed record SeenFigure(
    bool Drawn, bool StillShown, int Marks, int Pictures, string Ground, double Width, double Height, IReadOnlyList<string> Texts, IReadOnlyList<string> Outside);
