namespace Mnist;

/// <summary>Panels with lines, one above the other.</summary>
internal sealed record LineContent(IReadOnlyList<LinePanel> Panels) : ChartContent;
