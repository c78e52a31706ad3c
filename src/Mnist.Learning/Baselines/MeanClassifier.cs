using Mnist.Statistics;

namespace Mnist.Learning.Baselines;

/// <summary>The category whose mean image is nearest. The share of a category is the inverse of its squared distance.</summary>
internal sealed class MeanClassifier : ShareClassifier
{
    public const string Name = "Nearest mean";

    private readonly MeanImage[] _means;

    private MeanClassifier(SampleSet known, MeanImage[] means)
        : base(known) => _means = means;

    public static MeanClassifier Fit(SampleSet train, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        CheckLabels(train, train);
        var counter = new MeanCounter();
        counter.Add(train, progress, cancellationToken);
        return new MeanClassifier(train, [.. counter.ToImages()]);
    }

    public override string ToString() => Name;

    private protected override double[] Share(ReadOnlySpan<byte> pixels)
    {
        // Categories without samples have no share.
        double[] shares = new double[Categories.Count];
        foreach (MeanImage mean in _means)
        {
            double distance = 0;
            for (int i = 0; i < pixels.Length; i++)
            {
                double difference = pixels[i] - mean.Values[i];
                distance += difference * difference;
            }

            // At most 2^60, also for an image that is a mean.
            shares[mean.Label - FirstLabel] = 1 / Math.Max(distance, 1.0 / (1L << 60));
        }

        return shares;
    }
}
