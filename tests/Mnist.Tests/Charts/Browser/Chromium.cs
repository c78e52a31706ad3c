using System.Diagnostics;
using System.Text;

namespace Mnist.Tests.Charts.Browser;

/// <summary>A headless browser without a network.</summary>
internal static class Chromium
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);
    private static readonly string[] s_names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    /// <summary>The program, or null where there is none.</summary>
    public static string? Path { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator)
        .SelectMany(folder => s_names.Select(name => System.IO.Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);

    /// <summary>Opens a file and gives the document as it is after its scripts have run, and what they wrote to the console.</summary>
    /// <param name="file">An HTML file.</param>
    /// <param name="isDark">Whether the user prefers dark pages.</param>
    /// <param name="cancellationToken">Ends the browser.</param>
    public static async Task<(string Document, string[] Console)> OpenAsync(string file, bool isDark, CancellationToken cancellationToken)
    {
        using var folder = new TempFolder();
        string[] arguments =
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking",
            "--host-resolver-rules=MAP * ~NOTFOUND", $"--user-data-dir={folder.Path}", "--enable-logging=stderr", "--log-level=0",
            $"--blink-settings=preferredColorScheme={(isDark ? 0 : 1)}", "--window-size=1280,1000", "--virtual-time-budget=15000", "--dump-dom",
            new Uri(file).AbsoluteUri,
        ];
        var start = new ProcessStartInfo(Path!, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8 };
        using Process process = Process.Start(start)!;
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(s_patience);
        try
        {
            Task<string> document = process.StandardOutput.ReadToEndAsync(timeout.Token);
            Task<string> log = process.StandardError.ReadToEndAsync(timeout.Token);
            await process.WaitForExitAsync(timeout.Token);
            return (await document, [.. (await log).Split('\n').Where(line => line.Contains("CONSOLE", StringComparison.Ordinal))]);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}
