namespace Mnist.Benchmarks.Racing;

/// <summary>One way to do a piece of work.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Measure">Does the work once and gives the seconds it took; null where that cannot be done here.</param>
public sealed record Contender(string Name, Func<double>? Measure)
{
    /// <summary>How often it is measured at the most: slow peers fewer times than quick ones.</summary>
    public int Rounds { get; init; } = int.MaxValue;

    /// <summary>The most that ours may take of the time of this one; null where nothing was promised.</summary>
    public double? Target { get; init; }

    /// <summary>What the table says behind the name, known when it has run; null for nothing.</summary>
    public Func<string>? Remark { get; init; }

    /// <summary>Why it is not measured; null where it is.</summary>
    public string? Missing { get; init; }

    /// <summary>A script of ours in Python, or the reason why it cannot run here.</summary>
    /// <param name="name">What the table calls it.</param>
    /// <param name="module">What Python must have.</param>
    /// <param name="measure">Runs it.</param>
    public static Contender Python(string name, string module, Func<double> measure) =>
        Timing.HasPython(module) ? new Contender(name, measure) : new Contender(name, null) { Missing = $"python3-{module} is not installed" };

    /// <summary>A program, or the reason why it cannot run here.</summary>
    public static Contender Program(string name, string program, Func<double> measure) => File.Exists(program)
        ? new Contender(name, measure)
        : new Contender(name, null) { Missing = $"{Path.GetFileName(program)} is not installed" };
}
