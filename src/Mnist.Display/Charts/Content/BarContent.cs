namespace Mnist.Display.Charts.Content;

/// <summary>A bar for each category and series.</summary>
/// <param name="Categories">The names, from top to bottom.</param>
/// <param name="Series">The series to compare.</param>
/// <param name="ValueTitle">The title of the value axis.</param>
internal sealed record BarContent(IReadOnlyList<string> Categories, IReadOnlyList<BarSeries> Series, string ValueTitle) : ChartContent;

/// <summary>Bars of one color.</summary>
/// <param name="Name">The name in the legend.</param>
/// <param name="Values">A value for each category, 0 or more.</param>
internal sealed record BarSeries(string Name, IReadOnlyList<double> Values);
