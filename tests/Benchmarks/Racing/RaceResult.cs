namespace Mnist.Benchmarks.Racing;

/// <summary>How a race ended.</summary>
/// <param name="Title">The work.</param>
/// <param name="Placings">Ours first.</param>
public sealed record RaceResult(string Title, IReadOnlyList<Placing> Placings);
