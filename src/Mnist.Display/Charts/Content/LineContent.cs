namespace Mnist.Display.Charts.Content;

/// <summary>Panels with lines, one above the other.</summary>
internal sealed record LineContent(IReadOnlyList<LinePanel> Panels) : ChartContent;

/// <summary>Lines with common axes.</summary>
/// <param name="XTitle">The title of the horizontal axis.</param>
/// <param name="YTitle">The title of the vertical axis.</param>
/// <param name="Series">The lines.</param>
internal sealed record LinePanel(string XTitle, string YTitle, IReadOnlyList<LineSeries> Series)
{
    /// <summary>True for a logarithmic vertical axis.</summary>
    public bool IsLogarithmic { get; init; }

    /// <summary>True for values from 0 to 1, shown as percent.</summary>
    public bool IsPercent { get; init; }

    /// <summary>True for a histogram: each value is a step.</summary>
    public bool IsStepped { get; init; }

    /// <summary>Points with a text, from the lowest to the highest.</summary>
    public IReadOnlyList<LineMark> Marks { get; init; } = [];

    /// <summary>Returns the width of a line. Lines of histograms often cover each other, so the first ones are wider and stay visible.</summary>
    public double WidthOf(int index) => !IsStepped ? 2 : 1.4 + (2 * (Series.Count - 1 - index));
}

/// <summary>A point with a text.</summary>
/// <param name="X">The horizontal position.</param>
/// <param name="Y">The vertical position.</param>
/// <param name="Text">The text to the right of it.</param>
internal sealed record LineMark(double X, double Y, string Text);

/// <summary>A line through points.</summary>
/// <param name="Name">The name in the legend.</param>
/// <param name="X">The positions, in ascending order.</param>
/// <param name="Y">The values, one for each position; NaN for none.</param>
internal sealed record LineSeries(string Name, IReadOnlyList<double> X, IReadOnlyList<double> Y);
