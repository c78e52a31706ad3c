using Microsoft.Playwright;
using Xunit.Sdk;
using Xunit.v3;

[assembly: Parallelization(Mode = ParallelMode.All)]
[assembly: AssemblyFixture(typeof(Browser.Tests.Chromium))]

namespace Browser.Tests;

/// <summary>The installed browser, without a window and without a network. All tests share it.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] s_names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
    private static readonly string? s_path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(folder => s_names.Select(name => Path.Combine(folder, name)))
        .Prepend(Environment.GetEnvironmentVariable("CHROMIUM"))
        .FirstOrDefault(File.Exists);

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        if (s_path is not null)
        {
            _playwright = await Playwright.CreateAsync();
            _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = s_path, Args = ["--disable-gpu", "--host-resolver-rules=MAP * ~NOTFOUND"] });
        }
    }

    /// <summary>Opens a page from a file.</summary>
    /// <param name="html">The page.</param>
    /// <param name="width">The width of the window.</param>
    /// <param name="isDark">Whether the user prefers dark pages.</param>
    /// <param name="serve">Gives the script at an address that the page requests, or null to let the request fail.</param>
    public async Task<OpenedPage> OpenAsync(string html, int width, bool isDark = false, Func<IPage, string, Task<string?>>? serve = null)
    {
        Assert.SkipWhen(_browser is null, "No Chromium here; install Debian's package chromium.");
        IPage page = await _browser.NewPageAsync(new()
        {
            ViewportSize = new() { Width = width, Height = 900 },
            ColorScheme = isDark ? ColorScheme.Dark : ColorScheme.Light,
        });
        return await OpenedPage.OpenAsync(page, html, serve);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }
}
