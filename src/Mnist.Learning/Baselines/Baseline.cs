using System.Diagnostics;
using Mnist.Learning.Baselines;

namespace Mnist.Learning;

/// <summary>A simple method of the dataset's page, to compare networks with: it has nothing random and needs no training in rounds.</summary>
/// <remarks>
/// The methods and most published errors are from LeCun, Bottou, Bengio and Haffner, "Gradient-Based Learning Applied to Document
/// Recognition" (Proceedings of the IEEE, 1998), section III.C. The bits of all predictions are the same on every machine.
/// </remarks>
/// <param name="Kind">The kind.</param>
/// <example><code>
/// ConfusionMatrix matrix = Baseline.Linear.Fit(mnist.Train).Evaluate(mnist.Test);
/// BaselineResult upright = (Baseline.Linear with { Deskew = true }).Measure(mnist);
/// </code></example>
public sealed record Baseline(BaselineKind Kind)
{
    /// <summary>The category whose mean image is nearest.</summary>
    public static Baseline NearestMean { get; } = new(BaselineKind.NearestMean);

    /// <summary>A linear classifier: one weight for each pixel and category, as a network of one layer. Published: 12.0 % of the test images wrong, 8.4 % deskewed.</summary>
    public static Baseline Linear { get; } = new(BaselineKind.Linear);

    /// <summary>The nearest training sample. Published (by Kenneth Wilder, on the dataset's page): 3.09 % wrong.</summary>
    public static Baseline OneNeighbor { get; } = new(BaselineKind.Neighbor);

    /// <summary>The three nearest training samples vote. Published: 5.0 % wrong, 2.4 % deskewed.</summary>
    public static Baseline ThreeNeighbors { get; } = new(BaselineKind.Neighbor) { Neighbors = 3 };

    /// <summary>A polynomial of second degree of 40 principal components. Published: 3.3 % wrong.</summary>
    public static Baseline Quadratic { get; } = new(BaselineKind.Quadratic);

    /// <summary>Each method, with and without deskewing.</summary>
    public static IReadOnlyList<Baseline> All { get; } =
        [.. new[] { NearestMean, Linear, OneNeighbor, ThreeNeighbors, Quadratic }.SelectMany(baseline => new[] { baseline, baseline with { Deskew = true } })];

    /// <summary>True if all images are made upright first, by <see cref="Deskewing"/>.</summary>
    public bool Deskew { get; init; }

    /// <summary>The number of neighbors that vote, 1 or more. Only <see cref="BaselineKind.Neighbor"/> uses it.</summary>
    public int Neighbors
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 1;

    /// <summary>The number of principal components, 1 to 100; no more than pixels are used. Only <see cref="BaselineKind.Quadratic"/> uses it.</summary>
    public int Components
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 100);
            field = value;
        }
    } = 40;

    /// <summary>The published error on the test images of MNIST, 0 to 1; null if none is published.</summary>
    public double? PublishedErrorRate => this switch
    {
        { Kind: BaselineKind.Linear } => Deskew ? 0.084 : 0.12,
        { Kind: BaselineKind.Neighbor, Neighbors: 1, Deskew: false } => 0.0309,
        { Kind: BaselineKind.Neighbor, Neighbors: 3 } => Deskew ? 0.024 : 0.05,
        { Kind: BaselineKind.Quadratic, Components: 40, Deskew: false } => 0.033,
        _ => null,
    };

    /// <summary>Learns from samples.</summary>
    /// <param name="train">Samples with labels, for example <c>mnist.Train</c>. NearestMean takes images of any size, Neighbor of up to 33,025 pixels, the others of up to 64 x 64.</param>
    /// <param name="progress">Receives the number of samples that are done.</param>
    /// <param name="cancellationToken">Cancels the computation.</param>
    /// <exception cref="ArgumentException">There are too few samples, one has no label, or the images are too large.</exception>
    public SampleClassifier Fit(SampleSet train, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(train);
        if (train.Count == 0)
        {
            throw new ArgumentException($"There are no samples to learn from in {train}. Use samples with labels.", nameof(train));
        }

        if (Deskew)
        {
            return new UprightClassifier((this with { Deskew = false }).Fit(UprightClassifier.Deskew(train, progress, cancellationToken), progress, cancellationToken), train);
        }

        return Kind switch
        {
            BaselineKind.NearestMean => MeanClassifier.Fit(train, progress, cancellationToken),
            BaselineKind.Linear => LinearClassifier.Fit(train, progress, cancellationToken),
            BaselineKind.Neighbor => new NeighborClassifier(train, Neighbors),
            BaselineKind.Quadratic => QuadraticClassifier.Fit(train, Components, progress, cancellationToken),
            _ => throw new ArgumentOutOfRangeException(nameof(train), Kind, $"There is no baseline of the kind {Kind}. Use a value of BaselineKind."),
        };
    }

    /// <summary>Learns from the training samples of a dataset and predicts its test samples.</summary>
    /// <param name="dataset">A dataset with both splits.</param>
    /// <param name="progress">Receives what is done.</param>
    /// <param name="cancellationToken">Cancels the computation.</param>
    /// <exception cref="ArgumentException">A split has too few samples, one has no label, or the images are too large.</exception>
    public BaselineResult Measure(MnistDataset dataset, IProgress<BaselineProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        if (dataset.Test.Count == 0)
        {
            throw new ArgumentException($"{dataset.Name} has no test samples to predict. Use samples of both splits.", nameof(dataset));
        }

        long started = Stopwatch.GetTimestamp();
        SampleClassifier classifier = Fit(dataset.Train, Stage("learning", dataset.Train.Count), cancellationToken);
        ConfusionMatrix matrix = classifier.Evaluate(dataset.Test, Stage("predicting", dataset.Test.Count), cancellationToken);
        return new BaselineResult(this, dataset.Name, matrix) { Elapsed = Stopwatch.GetElapsedTime(started) };

        IProgress<long>? Stage(string name, int total) => progress is null ? null : new StageProgress(progress, name, total);
    }

    /// <summary>For example <c>3 nearest neighbors, deskewed</c>.</summary>
    public override string ToString() => Deskew ? $"{Method}, deskewed" : Method;

    /// <summary>The method without its preparation.</summary>
    internal string Method => Kind switch
    {
        BaselineKind.NearestMean => MeanClassifier.Name,
        BaselineKind.Linear => LinearClassifier.Name,
        BaselineKind.Neighbor => NeighborClassifier.NameOf(Neighbors),
        _ => QuadraticClassifier.NameOf(Components),
    };

    private sealed class StageProgress(IProgress<BaselineProgress> target, string stage, int total) : IProgress<long>
    {
        public void Report(long value) => target.Report(new BaselineProgress(stage, value, total));
    }
}
