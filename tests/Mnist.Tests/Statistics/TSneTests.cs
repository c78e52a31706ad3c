using System.Globalization;
using Mnist.Statistics;
using Mnist.Tests.Support;

namespace Mnist.Tests.Statistics;

/// <summary>t-SNE beside scikit-learn, which also judges how well neighbors stay together.</summary>
public sealed class TSneTests : IDisposable
{
    private static readonly SampleSet s_samples = MnistDataset.Open().Train.Take(500);

    private readonly TempFolder _folder = new();

    [Fact]
    public void Neighbors_stay_together_as_well_as_with_scikit_learn()
    {
        const string Script = """
            import gzip, sys
            import numpy
            from sklearn.manifold import TSNE, trustworthiness
            with gzip.open(sys.argv[1]) as file:
                images = numpy.frombuffer(file.read(), numpy.uint8, offset=16).reshape(-1, 784)[:500].astype(numpy.float64) / 255
            ours = numpy.loadtxt(sys.argv[2])
            theirs = TSNE(init="pca", learning_rate="auto", random_state=0).fit(images)
            print(trustworthiness(images, ours, n_neighbors=12), trustworthiness(images, theirs.embedding_, n_neighbors=12), theirs.kl_divergence_)
            """;
        TSne layout = TSne.Fit(s_samples);
        File.WriteAllLines(_folder["plane.txt"], layout.Positions.Select(place => FormattableString.Invariant($"{place.X} {place.Y}")));
        double[] numbers =
        [
            .. Outside.Python("sklearn", "python3-sklearn", Script, Path.Combine(MnistDataset.Open().Location, "train-images-idx3-ubyte.gz"), _folder["plane.txt"])
                .Split(' ').Select(text => double.Parse(text, CultureInfo.InvariantCulture)),
        ];
        Assert.True(numbers[0] >= numbers[1] - 0.01, $"trustworthiness {numbers[0]}, of scikit-learn {numbers[1]}");
        Assert.InRange(layout.Divergence, numbers[2] - 0.1, numbers[2] + 0.1);
    }

    [Fact]
    public void The_same_seed_gives_the_same_bits_and_another_seed_another_layout()
    {
        var options = new TSneOptions { Iterations = 120, Seed = 3 };
        TSne first = TSne.Fit(s_samples.Take(130), options);
        Assert.Equal(first.Positions, TSne.Fit(s_samples.Take(130), options).Positions);
        Assert.NotEqual(first.Positions, TSne.Fit(s_samples.Take(130), options with { Seed = 4 }).Positions);
    }

    [Fact]
    public void Most_neighbors_in_the_plane_have_the_same_label()
    {
        TSne layout = TSne.Fit(s_samples);
        int alike = Enumerable.Range(0, s_samples.Count).Count(i => s_samples[i].Label == s_samples[Nearest(layout, i)].Label);
        Assert.InRange(alike, 410, 500); // of the nearest by all pixels, 431 (numpy)
    }

    [Fact]
    public void Few_samples_have_a_smaller_perplexity()
    {
        Assert.Equal(30, TSne.Fit(s_samples.Take(91), new TSneOptions { Iterations = 1 }).Options.Perplexity);
        Assert.Equal(3, TSne.Fit(s_samples.Take(10), new TSneOptions { Iterations = 1 }).Options.Perplexity);
        TSne four = TSne.Fit(s_samples.Take(4), new TSneOptions { Iterations = 50 });
        Assert.Equal(1, four.Options.Perplexity);
        Assert.All(four.Positions, place => Assert.True(double.IsFinite(place.X) && double.IsFinite(place.Y)));
    }

    [Fact]
    public void Equal_samples_are_laid_out_too()
    {
        TSne layout = TSne.Fit(Enumerable.Repeat(s_samples[0], 40), new TSneOptions { Iterations = 100 });
        Assert.All(layout.Positions, place => Assert.True(double.IsFinite(place.X) && double.IsFinite(place.Y)));
        Assert.Equal(40, layout.Positions.Distinct().Count());
        TSne points = TSne.Fit(Enumerable.Range(0, 20).Select(i => new MnistSample([(byte)i], 1, 1, 1)), new TSneOptions { Iterations = 100 });
        Assert.All(points.Positions, place => Assert.True(double.IsFinite(place.X) && double.IsFinite(place.Y)));
    }

    [Fact]
    public void Bad_input_is_refused()
    {
        Assert.Contains("3 samples", Assert.Throws<ArgumentException>(() => TSne.Fit(s_samples.Take(3))).Message, StringComparison.Ordinal);
        Assert.Contains("needs 91", Assert.Throws<ArgumentException>(() => TSne.Fit(s_samples.Take(90), new TSneOptions { Perplexity = 30 })).Message, StringComparison.Ordinal);
        Assert.Contains("0 samples", Assert.Throws<ArgumentException>(() => TSne.Fit([])).Message, StringComparison.Ordinal);
        Assert.Contains("64 x 64", Assert.Throws<ArgumentException>(() => TSne.Fit(Enumerable.Repeat(TestSamples.Make(1, 65, 65), 5))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => TSne.Fit([.. s_samples.Take(4), TestSamples.Make(1, 20, 20)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TSneOptions { Perplexity = 0.5 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new TSneOptions { Perplexity = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new TSneOptions { Iterations = 0 });
    }

    [Fact]
    public void It_can_be_canceled_at_any_step()
    {
        using var source = new CancellationTokenSource();
        var seen = new Steps(step =>
        {
            if (step == 5)
            {
                source.Cancel();
            }
        });
        Assert.ThrowsAny<OperationCanceledException>(() => TSne.Fit(s_samples, progress: seen, cancellationToken: source.Token));
        Assert.Equal(5, seen.Last);
    }

    public void Dispose() => _folder.Dispose();

    private static int Nearest(TSne layout, int i) => Enumerable.Range(0, layout.Positions.Count).Where(j => j != i).MinBy(j =>
    {
        (double x, double y) = (layout.Positions[i].X - layout.Positions[j].X, layout.Positions[i].Y - layout.Positions[j].Y);
        return (x * x) + (y * y);
    });

    private sealed class Steps(Action<long> report) : IProgress<long>
    {
        public long Last { get; private set; }

        public void Report(long value)
        {
            Last = value;
            report(value);
        }
    }
}
