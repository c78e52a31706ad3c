using Mnist.Statistics;

namespace Mnist.Learning.Baselines;

/// <summary>A weighted sum of the pixels for each category, fitted so that it is 1 for samples of the category and 0 for others.</summary>
/// <remarks>The sums of all categories are 1. They are the shares, without what is below 0.</remarks>
internal sealed class LinearClassifier : ShareClassifier
{
    public const string Name = "Linear";

    // The penalty of a weight for pixels from 0 to 1.
    private const double Penalty = 1;

    private readonly PixelSums _sums;

    private LinearClassifier(SampleSet known, PixelSums sums)
        : base(known) => _sums = sums;

    public static LinearClassifier Fit(SampleSet train, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        CheckLabels(train, train);
        int size = PixelScatter.CheckSize(train);
        var scatter = PixelScatter.Of(train, progress, cancellationToken);
        int categories = train.Categories.Count;

        // The products of pixels and targets are sums of the samples of each category.
        var means = new MeanCounter();
        means.Add(train, progress: null, cancellationToken);
        double[] targets = new double[size * categories];
        double[] shares = new double[categories];
        foreach (MeanImage mean in means.ToImages())
        {
            int place = mean.Label - train.FirstLabel;
            shares[place] = mean.Count / (double)train.Count;
            for (int i = 0; i < size; i++)
            {
                targets[(i * categories) + place] = mean.Count * (mean.Values[i] - scatter.Mean[i]);
            }
        }

        const double White = byte.MaxValue;
        double[] weights = LeastSquares.Solve(scatter.Products, targets, size, Penalty * White * White, cancellationToken);
        for (int i = 0; i < size; i++)
        {
            Vectors.AddScaled(shares, weights.AsSpan(i * categories, categories), -scatter.Mean[i]);
        }

        return new LinearClassifier(train, new PixelSums(weights, shares));
    }

    public override string ToString() => Name;

    private protected override double[] Share(ReadOnlySpan<byte> pixels)
    {
        double[] scores = new double[_sums.Count];
        _sums.Compute(pixels, scores);
        return Positive(scores);
    }
}
