using System.Net;
using System.Text.Json;

namespace Mnist.Tests.Charts.Browser;

/// <summary>What measure.js tells of a page.</summary>
internal sealed record SeenPage(IReadOnlyList<SeenFigure> Figures, string Page, double Overflow, string Text)
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web);

    /// <summary>Opens a page in a frame of some width, which can be narrower than a browser's window.</summary>
    public static async Task<(SeenPage Page, string[] Console)> OpenAsync(string html, int width, bool isDark, CancellationToken cancellationToken)
    {
        Assert.SkipWhen(Chromium.Path is null, "No Chromium here; install Debian's package chromium.");
        using var folder = new TempFolder();
        string script = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Charts/Browser/measure.js"), cancellationToken);
        folder.Write("page.html", html.Replace("</body>", $"<script>{script}</script></body>", StringComparison.Ordinal));
        string frame = folder.Write(
            "frame.html",
            $"<!DOCTYPE html><meta charset=utf-8><body><pre id=seen></pre><iframe src=page.html width={width} height=900></iframe>"
            + "<script>onmessage = event => document.getElementById('seen').textContent = event.data;</script>");
        (string document, string[] console) = await Chromium.OpenAsync(frame, isDark, cancellationToken);
        int start = document.IndexOf("<pre id=\"seen\">", StringComparison.Ordinal) + "<pre id=\"seen\">".Length;
        string seen = WebUtility.HtmlDecode(document[start..document.IndexOf("</pre>", start, StringComparison.Ordinal)]);
        Assert.True(seen.Length > 0, $"The page told nothing: {string.Join('\n', console)}");
        return (JsonSerializer.Deserialize<SeenPage>(seen, s_options)!, console);
    }
}
