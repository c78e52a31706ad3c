namespace Mnist.Statistics;

/// <summary>t-SNE: a layout of samples in a plane where neighbors stay together.</summary>
/// <remarks>
/// Van der Maaten and Hinton, "Visualizing Data using t-SNE" (Journal of Machine Learning Research 9, 2008), with the probabilities of the
/// nearest neighbors only, three times the perplexity (van der Maaten, JMLR 15, 2014), and exact repulsion between all samples: time grows
/// with the square of their number, memory does not. The layout starts from the first two principal components, as in Kobak and Berens,
/// "The art of using t-SNE for single-cell transcriptomics" (Nature Communications 10, 2019), each position moved a little by the seed,
/// so that equal samples can part. The steps and their length are those of scikit-learn. Only distances between near samples have a
/// meaning. All cores are used, and the bits are the same for any number of them and on every machine.
/// </remarks>
/// <example><code>
/// TSne layout = TSne.Fit(mnist.Test.Take(2000));
/// (double x, double y) = layout.Positions[0];
/// </code></example>
public sealed class TSne
{
    private TSne((double X, double Y)[] positions, double divergence, TSneOptions options) =>
        (Positions, Divergence, Options) = (positions, divergence, options);

    /// <summary>The position of each sample, in the order of the samples.</summary>
    public IReadOnlyList<(double X, double Y)> Positions { get; }

    /// <summary>The Kullback-Leibler divergence of the layout from the neighborhoods, 0 or more, which the steps make small.</summary>
    public double Divergence { get; }

    /// <summary>The options of the layout, with the perplexity that was used.</summary>
    public TSneOptions Options { get; }

    /// <summary>Lays out samples.</summary>
    /// <param name="samples">Four or more samples of one size, at most 64 x 64 pixels. On two cores, 2,000 take about 3 seconds and 10,000 about 25.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="progress">Receives the number of steps that are done.</param>
    /// <param name="cancellationToken">Cancels the computation.</param>
    /// <exception cref="ArgumentException">There are too few samples for the perplexity, their sizes differ, or they are too large.</exception>
    public static TSne Fit(
        IEnumerable<MnistSample> samples, TSneOptions? options = null, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(samples);
        options ??= new TSneOptions();
        var set = SampleSet.From(samples);
        double perplexity = options.PerplexityFor(set.Count);
        if (perplexity > TSneOptions.MostFor(set.Count))
        {
            throw new ArgumentException(
                FormattableString.Invariant(
                    $"There are {set.Count} samples, but t-SNE with a perplexity of {perplexity} needs {1 + Math.Ceiling(3 * perplexity)}. Use more samples or a smaller perplexity."),
                nameof(samples));
        }

        (double[] x, double[] y) = Start(set, options.Seed, cancellationToken);
        var neighborhoods = Neighborhoods.Of(set, perplexity, cancellationToken);
        var layout = new TSneLayout(neighborhoods, x, y);
        int early = options.Iterations / 4;
        for (int step = 0; step < options.Iterations; step++)
        {
            progress?.Report(step);
            layout.Move(isEarly: step < early, cancellationToken);
        }

        return new TSne([.. layout.X.Zip(layout.Y)], layout.MeasureDivergence(cancellationToken), options with { Perplexity = perplexity });
    }

    // The first two principal components, 0.0001 wide, and a hundredth of that at random.
    private static (double[] X, double[] Y) Start(SampleSet samples, long seed, CancellationToken cancellationToken)
    {
        const double Width = 1e-4;
        var components = PrincipalComponents.Fit(samples, 2, cancellationToken);
        double deviation = Math.Sqrt(components.ExplainedVariance[0]);
        var random = new SeededRandom(seed);
        double[] x = new double[samples.Count];
        double[] y = new double[samples.Count];
        for (int i = 0; i < x.Length; i++)
        {
            double[] place = components.Project(samples[i]);
            x[i] = Scale(place[0]);
            y[i] = Scale(place.Length > 1 ? place[1] : 0);
        }

        return (x, y);

        double Scale(double place) => Width * ((deviation > 0 ? place / deviation : 0) + ((random.NextDouble() - 0.5) / 100));
    }
}
