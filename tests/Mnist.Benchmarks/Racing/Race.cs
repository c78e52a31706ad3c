using System.Globalization;

namespace Mnist.Benchmarks.Racing;

/// <summary>Runs several ways to do the same work in turn, so that a noisy machine is noisy for all, and compares medians.</summary>
/// <param name="title">The work.</param>
/// <param name="contenders">Ours first: ratios are ours divided by theirs.</param>
public sealed class Race(string title, params Contender[] contenders)
{
    /// <summary>Runs and prints a table in Markdown: median, spread, and how much of each peer's time ours takes.</summary>
    public void Run(int rounds)
    {
        List<double>[] times = [.. contenders.Select(_ => new List<double>())];
        foreach (Contender contender in contenders.Where(contender => contender.Rounds >= rounds))
        {
            contender.Measure(); // warm: JIT, page cache
        }

        for (int round = 0; round < rounds; round++)
        {
            for (int i = 0; i < contenders.Length; i++)
            {
                if (round < contenders[i].Rounds)
                {
                    times[i].Add(contenders[i].Measure());
                }
            }
        }

        Console.WriteLine($"\n### {title}\n\n| | median | fastest to slowest | ours / this |\n|---|---:|---:|---:|");
        double ours = Median(times[0]);
        for (int i = 0; i < contenders.Length; i++)
        {
            double median = Median(times[i]);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {contenders[i].Name} | {median * 1000:0.0} ms | {times[i].Min() * 1000:0.0} to {times[i].Max() * 1000:0.0} | {(i == 0 ? "" : (ours / median).ToString("0.000", CultureInfo.InvariantCulture))} |"));
        }
    }

    private static double Median(List<double> times)
    {
        double[] sorted = [.. times.Order()];
        return (sorted[sorted.Length / 2] + sorted[(sorted.Length - 1) / 2]) / 2;
    }
}
