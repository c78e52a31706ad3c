namespace Mnist.Display.Charts.Content;

/// <summary>What a chart draws: plain numbers and texts, whoever draws them.</summary>
internal abstract record ChartContent
{
    /// <summary>What the chart shows, in words, for those who do not see it.</summary>
    public required string Description { get; init; }
}
