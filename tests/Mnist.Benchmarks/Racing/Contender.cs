namespace Mnist.Benchmarks.Racing;

/// <summary>One way to do a piece of work.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Measure">Does the work once and gives the seconds it took.</param>
/// <param name="Rounds">How often it is measured at the most: slow peers fewer times than quick ones.</param>
public sealed record Contender(string Name, Func<double> Measure, int Rounds = int.MaxValue);
