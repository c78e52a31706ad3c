namespace Mnist.Benchmarks.Racing;

/// <summary>What one contender reached in a race.</summary>
/// <param name="Name">Who.</param>
/// <param name="Rounds">How often it was measured.</param>
/// <param name="Median">Seconds; null where it was not measured.</param>
/// <param name="Fastest">Seconds.</param>
/// <param name="Slowest">Seconds.</param>
/// <param name="Rate">How many a second, where that is counted.</param>
/// <param name="Unit">Of what.</param>
/// <param name="Ratio">Our median divided by this one; null for ours.</param>
/// <param name="Target">The most that the ratio may be or, for ours, the least that the rate may be; null where nothing was promised.</param>
/// <param name="IsMet">Whether it is so.</param>
/// <param name="Missing">Why it was not measured.</param>
public sealed record Placing(
    string Name,
    int Rounds,
    double? Median,
    double? Fastest,
    double? Slowest,
    double? Rate,
    string? Unit,
    double? Ratio,
    double? Target,
    bool? IsMet,
    string? Missing)
{
    /// <summary>What the name of a limit starts with.</summary>
    public const string LimitPrefix = "limit: ";

    /// <summary>Not another program, but what the machine can do at the most.</summary>
    public bool IsLimit => Name.StartsWith(LimitPrefix, StringComparison.Ordinal);

    /// <summary>Judges the times of a contender.</summary>
    /// <param name="contender">Who.</param>
    /// <param name="times">The seconds of each round.</param>
    /// <param name="ours">Our median, to compare with; null for ours.</param>
    /// <param name="minimumRate">The least that we must do a second; null for others.</param>
    /// <param name="items">What is counted.</param>
    public static Placing Of(Contender contender, List<double> times, double? ours, double? minimumRate, (double Count, string Unit)? items)
    {
        double? median = MedianOf(times);
        double? ratio = ours / median;
        double? rate = items?.Count / median;
        return new Placing(
            contender.Remark?.Invoke() is { Length: > 0 } remark ? $"{contender.Name}: {remark}" : contender.Name,
            times.Count,
            median,
            times.Count == 0 ? null : times.Min(),
            times.Count == 0 ? null : times.Max(),
            rate,
            items?.Unit,
            ratio,
            contender.Target ?? minimumRate,
            contender.Target is not null ? ratio is null ? null : ratio <= contender.Target : minimumRate is null ? null : rate >= minimumRate,
            contender.Missing);
    }

    /// <summary>The middle one, or the mean of the two in the middle; null without any.</summary>
    public static double? MedianOf(List<double> times)
    {
        double[] sorted = [.. times.Order()];
        return sorted.Length == 0 ? null : (sorted[sorted.Length / 2] + sorted[(sorted.Length - 1) / 2]) / 2;
    }
}
