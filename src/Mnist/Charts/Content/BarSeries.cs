namespace Mnist;

/// <summary>Bars of one color.</summary>
/// <param name="Name">The name in the legend.</param>
/// <param name="Values">A value for each category, 0 or more.</param>
internal sealed record BarSeries(string Name, IReadOnlyList<double> Values);
