namespace Mnist.Display.Charts.Content;

/// <summary>Panels with lines, one above the other.</summary>
internal sealed record LineContent(IReadOnlyList<LinePanel> Panels) : ChartContent;

/// <summary>Lines over common axes.</summary>
/// <param name="XTitle">What goes from left to right.</param>
/// <param name="YTitle">What goes from bottom to top.</param>
/// <param name="Series">The lines.</param>
internal sealed record LinePanel(string XTitle, string YTitle, IReadOnlyList<LineSeries> Series)
{
    /// <summary>Powers of ten at equal distances, for values that are far apart.</summary>
    public bool IsLogarithmic { get; init; }

    /// <summary>Values from 0 to 1, written as percent.</summary>
    public bool IsPercent { get; init; }

    /// <summary>Values that are steps as wide as the distance of the points: a histogram.</summary>
    public bool IsStepped { get; init; }
}

/// <summary>A line through points.</summary>
/// <param name="Name">The name in the legend.</param>
/// <param name="X">Ascending.</param>
/// <param name="Y">As many; not-a-number where there is none.</param>
internal sealed record LineSeries(string Name, IReadOnlyList<double> X, IReadOnlyList<double> Y);
