namespace Mnist.Statistics;

/// <summary>How to lay out samples in a plane by t-SNE. The defaults are usual.</summary>
public sealed record TSneOptions
{
    private const double LeastPerplexity = 1;
    private const double UsualPerplexity = 30;

    /// <summary>
    /// How many neighbors of a sample count, roughly: 1 or more, and at most a third of the other samples; null for 30, or for the most if
    /// that is less. Small numbers show fine groups, large ones the overall shape.
    /// </summary>
    public double? Perplexity
    {
        get;
        init => field = value is null || (value >= LeastPerplexity && double.IsFinite(value.Value))
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, FormattableString.Invariant($"The perplexity must be a number of 1 or more, not {value}."));
    }

    /// <summary>The number of steps, 1 or more. The first quarter pulls neighbors together twelve times as hard.</summary>
    public int Iterations
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 1000;

    /// <summary>The seed. It gives the same layout on every machine.</summary>
    public long Seed { get; init; }

    /// <summary>Returns the perplexity for a number of samples.</summary>
    internal double PerplexityFor(int count) => Perplexity ?? Math.Clamp(MostFor(count), LeastPerplexity, UsualPerplexity);

    /// <summary>Returns the largest perplexity for a number of samples.</summary>
    internal static double MostFor(int count) => (count - 1) / 3.0;
}
