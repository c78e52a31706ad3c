using CsCheck;
using Mnist.Statistics;
using Mnist.Tests.Support;

namespace Mnist.Tests.Statistics;

/// <summary>The expected numbers come from Reference/pca.py: numpy's singular value decomposition.</summary>
public sealed class PrincipalComponentsTests
{
    private static readonly SampleSet s_samples = MnistDataset.Open().Train.Take(1000);
    private static readonly PrincipalComponents s_components = PrincipalComponents.Fit(s_samples, 4);

    private static readonly PrincipalComponents s_many = PrincipalComponents.Fit(s_samples, 300);

    // Sets of small images, some with fewer samples than pixels.
    private static readonly Gen<MnistSample[]> s_sets =
        from rows in Gen.Int[1, 6]
        from columns in Gen.Int[1, 6]
        from count in Gen.Int[2, 40]
        from samples in Gen.Byte.Array[rows * columns].Select(pixels => new MnistSample(pixels, 0, rows, columns)).Array[count]
        select samples;

    [Fact]
    public void Variances_equal_those_of_numpy()
    {
        AssertClose([333503.322494, 260436.357349, 229624.425357, 182185.095426], s_components.ExplainedVariance, 1e-9);
        AssertClose([0.0993177612696, 0.0775583156763, 0.0683824787373, 0.0542549791681], s_components.ExplainedVarianceRatio, 1e-9);
    }

    [Fact]
    public void Places_and_components_equal_those_of_numpy()
    {
        AssertClose([203.116757256, 337.562896482, 208.987220415, 529.993483095], s_components.Project(s_samples[0]), 1e-7);
        AssertClose([-203.148458388, 166.337963515, -669.121804607, -607.996231762], s_components.Project(s_samples[^1]), 1e-7);
        AssertClose(
            [-0.0866625288151, 0.077207130395, -0.00280431225286, 0.00692220700026],
            [.. s_components.Components.Select(component => component[(14 * 28) + 14])],
            1e-7);
    }

    [Fact]
    public void The_same_samples_in_any_order_give_the_same_bits()
    {
        PrincipalComponents shuffled = PrincipalComponents.Fit(s_samples.Shuffle(seed: 5), 4);
        Assert.Equal(s_components.ExplainedVariance, shuffled.ExplainedVariance);
        Assert.Equal(s_components.Components, shuffled.Components);
    }

    [Fact]
    public void Components_are_of_length_one_and_at_right_angles() => s_sets.Sample(samples =>
    {
        PrincipalComponents components = PrincipalComponents.Fit(samples, 3);
        for (int i = 0; i < components.Components.Count; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double product = components.Components[i].Zip(components.Components[j], (a, b) => a * b).Sum();
                Assert.Equal(i == j ? 1 : 0, product, 1e-9);
            }

            Assert.True(components.Components[i].MaxBy(Math.Abs) > 0);
        }
    }, iter: 200);

    [Fact]
    public void Variances_fall_and_are_those_of_the_places() => s_sets.Sample(samples =>
    {
        PrincipalComponents components = PrincipalComponents.Fit(samples, 3);
        double[][] places = [.. samples.Select(components.Project)];
        for (int k = 0; k < components.Components.Count; k++)
        {
            double mean = places.Average(place => place[k]);
            double variance = places.Sum(place => (place[k] - mean) * (place[k] - mean)) / (samples.Length - 1);
            Assert.Equal(0, mean, 1e-7);
            Assert.Equal(variance, components.ExplainedVariance[k], 1e-6 * Math.Max(1, components.ExplainedVariance[0]));
            Assert.True(k == 0 || components.ExplainedVariance[k] <= components.ExplainedVariance[k - 1] * (1 + 1e-9));
        }

        Assert.InRange(components.ExplainedVarianceRatio.Sum(), 0, 1 + 1e-9);
    }, iter: 200);

    [Fact]
    public void Samples_that_are_all_the_same_stand_in_one_place()
    {
        MnistSample sample = TestSamples.Make(3);
        PrincipalComponents components = PrincipalComponents.Fit([sample, sample, sample]);
        Assert.All(components.ExplainedVariance, variance => Assert.Equal(0, variance));
        Assert.All(components.Project(sample), place => Assert.Equal(0, place));
    }

    [Fact]
    public void Sums_of_more_samples_than_fit_into_31_bits_are_exact()
    {
        // 40,000 white and as many black pixels: variance 255^2/4 * n/(n-1).
        var white = new MnistSample([255], 0, 1, 1);
        var black = new MnistSample([0], 0, 1, 1);
        PrincipalComponents components = PrincipalComponents.Fit(Enumerable.Range(0, 80_000).Select(i => i % 2 == 0 ? white : black), 1);
        Assert.Equal(255.0 * 255 / 4 * 80_000 / 79_999, components.ExplainedVariance[0], 1e-9);
    }

    [Fact]
    public void Many_components_equal_those_of_numpy()
    {
        AssertClose([15250.82483, 3115.04077925, 311.125607964], [.. new[] { 40, 100, 300 }.Select(count => s_many.ExplainedVariance[count - 1])], 1e-9);
        Assert.Equal(0.99262559944, s_many.ExplainedVarianceRatio.Sum(), 1e-9);
        double[] place = s_many.Project(s_samples[0]);
        AssertClose([251.641298771, 54.583971713], [place[39], place[99]], 1e-7);
        AssertClose([.. s_components.ExplainedVariance], [.. s_many.ExplainedVariance.Take(4)], 1e-9);
    }

    [Theory]
    [InlineData(0, 3190536.78881, 129.539)]
    [InlineData(5, 2440810.5794, 145.686324724)]
    [InlineData(50, 626657.928382, 166.173923792)]
    [InlineData(300, 27066.7519671, 249.444043416)]
    public void A_sample_rebuilt_from_some_components_is_that_of_numpy(int count, double error, double pixel)
    {
        double[] rebuilt = s_many.Rebuild(s_many.Project(s_samples[0]).AsSpan(0, count));
        Assert.Equal(error, rebuilt.Zip(s_samples[0].Pixels, (a, b) => (a - b) * (a - b)).Sum(), error * 1e-9);
        Assert.Equal(pixel, rebuilt[(14 * 28) + 14], 1e-7);
    }

    [Fact]
    public void All_components_rebuild_any_sample() => s_sets.Sample(samples =>
    {
        PrincipalComponents components = PrincipalComponents.Fit(samples, samples[0].Rows * samples[0].Columns);
        Assert.Equal((samples[0].Rows, samples[0].Columns), (components.Rows, components.Columns));
        foreach (MnistSample sample in samples)
        {
            Assert.All(components.Rebuild(components.Project(sample)).Zip(sample.Pixels), pair => Assert.Equal(pair.Second, pair.First, 1e-7));
        }
    }, iter: 200);

    [Fact]
    public void A_position_with_too_many_numbers_is_refused() =>
        Assert.Contains("5 numbers", Assert.Throws<ArgumentException>(() => s_components.Rebuild(new double[5])).Message, StringComparison.Ordinal);

    [Fact]
    public void What_has_no_components_is_refused()
    {
        Assert.Contains("at least two", Assert.Throws<ArgumentException>(() => PrincipalComponents.Fit([])).Message);
        Assert.Contains("at least two", Assert.Throws<ArgumentException>(() => PrincipalComponents.Fit([TestSamples.Make(1)])).Message);
        Assert.Contains("one size", Assert.Throws<ArgumentException>(() => PrincipalComponents.Fit([TestSamples.Make(1), TestSamples.Make(1, rows: 27)])).Message);
        Assert.Contains("64 x 64", Assert.Throws<ArgumentException>(() => PrincipalComponents.Fit([TestSamples.Make(1, 65, 65)])).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => PrincipalComponents.Fit(s_samples, 0));
        Assert.Throws<ArgumentException>(() => s_components.Project(TestSamples.Make(1, rows: 27)));
    }

    [Fact]
    public void Fitting_can_be_canceled() =>
        Assert.All([2, 300], count => Assert.Throws<OperationCanceledException>(() => PrincipalComponents.Fit(s_samples, count, new CancellationToken(canceled: true))));

    private static void AssertClose(double[] expected, IReadOnlyList<double> actual, double relative)
    {
        Assert.Equal(expected.Length, actual.Count);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, Math.Abs(pair.First) * relative));
    }
}
