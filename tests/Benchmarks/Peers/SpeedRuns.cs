using System.Globalization;
using Mnist.Learning;

namespace Mnist.Benchmarks.Peers;

/// <summary>Runs with the seeds 1, 2 and so on.</summary>
/// <param name="run">Runs one seed: <c>seconds accuracy seconds-of-loading</c>.</param>
internal sealed class SpeedRuns(Func<int, string> run)
{
    private readonly List<double[]> _done = [];

    /// <summary>The number of runs so far.</summary>
    public int Count => _done.Count;

    /// <summary>The seconds of the next run.</summary>
    public double Next()
    {
        _done.Add(Numbers(run(_done.Count + 1)));
        return _done[^1][0];
    }

    /// <summary>The accuracy of all runs, and how long loading took; empty before the first.</summary>
    public override string ToString()
    {
        if (_done.Count == 0)
        {
            return "";
        }

        double mean = _done.Average(numbers => numbers[1]);
        double deviation = Math.Sqrt(_done.Sum(numbers => (numbers[1] - mean) * (numbers[1] - mean)) / Math.Max(1, _done.Count - 1));
        return FormattableString.Invariant($"{new MeasuredAccuracy(mean, deviation, _done.Count)}, loading {_done.Average(numbers => numbers[2]):0.00} s");
    }

    /// <summary>Numbers with spaces between them.</summary>
    public static double[] Numbers(string line) =>
        [.. line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(text => double.Parse(text, CultureInfo.InvariantCulture))];
}
