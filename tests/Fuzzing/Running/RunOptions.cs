using System.Globalization;
using Mnist.Fuzzing.Targets;

namespace Mnist.Fuzzing.Running;

/// <summary>What a run was asked to do.</summary>
/// <param name="Targets">The readers.</param>
/// <param name="Seconds">For each.</param>
/// <param name="Seed">Where chance starts.</param>
/// <param name="Jobs">How many at once.</param>
internal sealed record RunOptions(IReadOnlyList<FuzzTarget> Targets, double Seconds, int Seed, int Jobs)
{
    /// <summary>Reads <c>[target...] [--seconds 15] [--seed n] [--jobs 2]</c>.</summary>
    /// <exception cref="ArgumentException">Something else stands there.</exception>
    public static RunOptions Parse(IReadOnlyList<string> arguments)
    {
        var options = new RunOptions([], 15, Random.Shared.Next(), Math.Min(2, Environment.ProcessorCount));
        for (int i = 0; i < arguments.Count; i++)
        {
            options = arguments[i] switch
            {
                "--seconds" => options with { Seconds = Number(arguments, ++i, 0.1, 1e6) },
                "--seed" => options with { Seed = (int)Number(arguments, ++i, 0, int.MaxValue) },
                "--jobs" => options with { Jobs = (int)Number(arguments, ++i, 1, 256) },
                _ => options with { Targets = [.. options.Targets, FuzzTargets.Of(arguments[i])] },
            };
        }

        return options.Targets.Count > 0 ? options : options with { Targets = FuzzTargets.All };
    }

    private static double Number(IReadOnlyList<string> arguments, int place, double least, double most) =>
        place < arguments.Count && double.TryParse(arguments[place], NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value >= least && value <= most
            ? value
            : throw new ArgumentException(FormattableString.Invariant($"{arguments[place - 1]} takes a number from {least} to {most}."));
}
