namespace Mnist;

/// <summary>A line through points.</summary>
/// <param name="Name">The name in the legend.</param>
/// <param name="X">Ascending.</param>
/// <param name="Y">As many; not-a-number where there is none.</param>
internal sealed record LineSeries(string Name, IReadOnlyList<double> X, IReadOnlyList<double> Y);
