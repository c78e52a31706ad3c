namespace Mnist.Display.Charts.Content;

/// <summary>The content of a chart: numbers and texts, independent of the renderer.</summary>
internal abstract record ChartContent
{
    /// <summary>The alternative text of the chart.</summary>
    public required string Description { get; init; }
}
