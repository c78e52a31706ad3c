namespace Mnist.Benchmarks.Racing;

/// <summary>Runs several ways to do the same work in turn, so that a noisy machine is noisy for all.</summary>
/// <param name="title">The work.</param>
/// <param name="contenders">Ours first: ratios are ours divided by theirs.</param>
public sealed class Race(string title, params Contender[] contenders)
{
    /// <summary>The work.</summary>
    public string Title => title;

    /// <summary>What is counted a second, for example images; null where seconds tell more.</summary>
    public (double Count, string Unit)? Items { get; init; }

    /// <summary>The least of <see cref="Items"/> a second that ours must do.</summary>
    public double? MinimumRate { get; init; }

    /// <summary>Whether each contender runs once before it is measured; false where the first run counts, too.</summary>
    public bool IsWarm { get; init; } = true;

    /// <summary>Runs all in turn, so many times.</summary>
    public RaceResult Run(int rounds)
    {
        Contender[] running = [.. contenders];
        List<double>[] times = [.. running.Select(_ => new List<double>())];
        for (int i = 0; i < running.Length; i++)
        {
            if (IsWarm && running[i].Rounds >= rounds)
            {
                _ = Measure(ref running[i]); // warm: JIT, page cache
            }
        }

        for (int round = 0; round < rounds; round++)
        {
            for (int i = 0; i < running.Length; i++)
            {
                if (round < running[i].Rounds && Measure(ref running[i]) is double seconds)
                {
                    times[i].Add(seconds);
                }
            }
        }

        double? ours = Placing.MedianOf(times[0]);
        return new RaceResult(title, [.. running.Select((contender, i) => Placing.Of(contender, times[i], i == 0 ? null : ours, i == 0 ? MinimumRate : null, Items))]);
    }

    // A peer that fails is out, the race goes on.
    private static double? Measure(ref Contender contender)
    {
        try
        {
            return contender.Measure?.Invoke();
        }
        catch (PeerFailedException exception)
        {
            Console.Error.WriteLine(exception.Message);
            contender = contender with { Measure = null, Missing = "it failed" };
            return null;
        }
    }
}
