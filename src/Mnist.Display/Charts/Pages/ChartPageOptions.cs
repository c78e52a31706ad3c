namespace Mnist.Display;

/// <summary>How a page with charts is made.</summary>
public sealed record ChartPageOptions
{
    /// <summary>
    /// False: the page holds all it needs (about 4 MB) and works offline. True: a small page, which fetches plotly.js from its public
    /// address when it is opened.
    /// </summary>
    public bool Cdn { get; init; }
}
