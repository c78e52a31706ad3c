namespace Mnist;

/// <summary>Shows charts in notebooks: as HTML, and as a picture for pages that take scripts away.</summary>
public sealed class ChartFormatterSource
{
    private readonly NotebookFormatter[] _formatters =
    [
        new("text/html", chart => (chart as MnistChart)?.ToHtml()),
        new("image/svg+xml", chart => (chart as MnistChart)?.ToSvg()),
    ];

    /// <summary>The formatters, which the kernel takes by the names of their members.</summary>
    public IEnumerable<object> CreateTypeFormatters() => _formatters;
}
