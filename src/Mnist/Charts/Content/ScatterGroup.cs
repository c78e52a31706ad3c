namespace Mnist;

/// <summary>Points of one category.</summary>
/// <param name="Name">The name of the category.</param>
/// <param name="X">From left to right.</param>
/// <param name="Y">From bottom to top.</param>
internal sealed record ScatterGroup(string Name, IReadOnlyList<double> X, IReadOnlyList<double> Y);
