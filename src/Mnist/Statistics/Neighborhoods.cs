using Mnist.Neighbors;

namespace Mnist.Statistics;

/// <summary>How near samples are to each other, as probabilities of pairs whose sum is 1: the P of t-SNE, without the pairs that are almost 0.</summary>
/// <param name="Starts">The place of the first neighbor of each sample in the other lists, and their length at the end.</param>
/// <param name="Others">The neighbors, in ascending order.</param>
/// <param name="Shares">The probability of each pair.</param>
internal sealed record Neighborhoods(int[] Starts, int[] Others, double[] Shares)
{
    private const double Tolerance = 1e-5;
    private const int MaximumRounds = 100;

    public static Neighborhoods Of(SampleSet samples, double perplexity, CancellationToken cancellationToken)
    {
        int count = Math.Min(samples.Count - 1, (int)Math.Ceiling(3 * perplexity));
        SampleNeighbor[] neighbors = samples.FindNeighbors(samples, count, cancellationToken: cancellationToken).ToArray();
        double[] shares = new double[neighbors.Length];
        Parallel.For(0, samples.Count, new ParallelOptions { CancellationToken = cancellationToken }, i => Share(
            neighbors.AsSpan(i * count, count), shares.AsSpan(i * count, count), PortableMath.Log(perplexity)));
        return Join(neighbors, shares, samples.Count, cancellationToken);
    }

    // Both directions of a pair count half. Where each is a neighbor of the other, they are added.
    private static Neighborhoods Join(SampleNeighbor[] neighbors, double[] shares, int count, CancellationToken cancellationToken)
    {
        int[] starts = new int[count + 1];
        foreach (SampleNeighbor neighbor in neighbors)
        {
            starts[neighbor.Sample.Index + 1]++;
            starts[neighbor.Neighbor.Index + 1]++;
        }

        for (int i = 0; i < count; i++)
        {
            starts[i + 1] += starts[i];
        }

        int[] next = starts[..^1];
        int[] others = new int[2 * shares.Length];
        double[] halves = new double[others.Length];
        for (int i = 0; i < shares.Length; i++)
        {
            (int first, int second) = (neighbors[i].Sample.Index, neighbors[i].Neighbor.Index);
            double half = shares[i] / (2.0 * count);
            (others[next[first]], halves[next[first]++]) = (second, half);
            (others[next[second]], halves[next[second]++]) = (first, half);
        }

        int used = 0;
        int[] joined = new int[count + 1];
        for (int i = 0; i < count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Array.Sort(others, halves, starts[i], starts[i + 1] - starts[i]);
            for (int k = starts[i]; k < starts[i + 1]; k++)
            {
                if (used > joined[i] && others[used - 1] == others[k])
                {
                    halves[used - 1] += halves[k];
                }
                else
                {
                    (others[used], halves[used++]) = (others[k], halves[k]);
                }
            }

            joined[i + 1] = used;
        }

        return new Neighborhoods(joined, others[..used], halves[..used]);
    }

    // exp(-distance / width), with the width that gives the entropy, found by halving.
    private static void Share(ReadOnlySpan<SampleNeighbor> neighbors, Span<double> shares, double entropy)
    {
        (double low, double high, double precision) = (0, double.PositiveInfinity, 1.0 / (1 + neighbors[^1].Distance));
        for (int round = 0; round < MaximumRounds; round++)
        {
            double excess = Share(neighbors, shares, precision, entropy);
            if (Math.Abs(excess) < Tolerance)
            {
                return;
            }

            (low, high) = excess > 0 ? (precision, high) : (low, precision);
            precision = double.IsInfinity(high) ? 2 * precision : (low + high) / 2;
        }
    }

    private static double Share(ReadOnlySpan<SampleNeighbor> neighbors, Span<double> shares, double precision, double entropy)
    {
        double sum = 0;
        double mean = 0;
        for (int i = 0; i < shares.Length; i++)
        {
            // The nearest neighbor has the weight 1, and what is below 1e-21 is 0.
            double power = (neighbors[i].Distance - neighbors[0].Distance) * precision;
            shares[i] = power < 48 ? PortableMath.Exp(-power) : 0;
            sum += shares[i];
            mean += shares[i] * power;
        }

        for (int i = 0; i < shares.Length; i++)
        {
            shares[i] /= sum;
        }

        return PortableMath.Log(sum) + (mean / sum) - entropy;
    }
}
