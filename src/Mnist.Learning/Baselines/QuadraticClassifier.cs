using Mnist.Statistics;

namespace Mnist.Learning.Baselines;

/// <summary>A polynomial of second degree of the principal components for each category, fitted as <see cref="LinearClassifier"/> is.</summary>
internal sealed class QuadraticClassifier : ShareClassifier
{
    // The penalty of a weight for components of pixels from 0 to 1.
    private const double Penalty = 1;

    private readonly ProductFeatures _features;
    private readonly double[] _weights;
    private readonly int _components;

    private QuadraticClassifier(SampleSet known, ProductFeatures features, double[] weights, int components)
        : base(known) => (_features, _weights, _components) = (features, weights, components);

    public static QuadraticClassifier Fit(SampleSet train, int components, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        CheckLabels(train, train);
        PixelScatter.CheckSize(train);
        train.Load(cancellationToken);
        var features = new ProductFeatures(PrincipalComponents.Fit(train, components, cancellationToken));
        (double[] products, double[] targets) = new ProductSums(features, train.Categories.Count).Add(train, progress, cancellationToken);
        double[] weights = LeastSquares.Solve(products, targets, features.Count, Penalty, cancellationToken);
        return new QuadraticClassifier(train, features, weights, components);
    }

    public static string NameOf(int components) => FormattableString.Invariant($"{components} components, quadratic");

    public override string ToString() => NameOf(_components);

    private protected override double[] Share(ReadOnlySpan<byte> pixels)
    {
        double[] features = new double[_features.Count];
        _features.Compute(pixels, features);
        double[] scores = new double[Categories.Count];
        for (int i = 0; i < features.Length; i++)
        {
            Vectors.AddScaled(scores, _weights.AsSpan(i * scores.Length, scores.Length), features[i]);
        }

        return Positive(scores);
    }
}
