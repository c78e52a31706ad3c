using System.Globalization;
using Mnist.Tests.Support;

namespace Mnist.Learning.Tests.Baselines;

/// <summary>The simple methods beside numpy and scikit-learn (Readers/baselines.py), which see the same images.</summary>
public sealed class BaselineTests
{
    private static readonly MnistDataset s_mnist = MnistDataset.Open();
    private static readonly MnistDataset s_some = MnistDataset.From(s_mnist.Train.Take(3000), s_mnist.Test.Take(1000));

    public static TheoryData<string> Names => [.. Baseline.All.Where(baseline => !baseline.Deskew).Select(baseline => baseline.ToString())];

    [Theory]
    [MemberData(nameof(Names))]
    public void Predictions_equal_those_of_numpy_and_scikit_learn(string name)
    {
        Baseline baseline = Baseline.All.Single(baseline => baseline.ToString() == name);
        string[] expected = Outside.Python(
            "sklearn",
            "python3-sklearn",
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Readers", "baselines.py")),
            s_mnist.Location,
            "3000",
            "1000",
            baseline.Kind.ToString(),
            baseline.Neighbors.ToString(CultureInfo.InvariantCulture)).Split(' ');
        int[] actual = [.. baseline.Fit(s_some.Train).Predict(s_some.Test).Select(prediction => prediction.Predicted)];
        Assert.Equal(expected.Select(text => int.Parse(text, CultureInfo.InvariantCulture)), actual);
    }

    // Counted by numpy in double precision: nearest mean, ridge regression with penalty 1, all pairs of the 40 eigenvectors and 1.
    [Fact]
    public void Nearest_mean_is_wrong_1797_times_on_MNIST() => Assert.Equal(1797, Baseline.NearestMean.Measure(s_mnist).Errors);

    [Fact]
    public void A_linear_classifier_is_wrong_1396_times_on_MNIST() => Assert.Equal(1396, Baseline.Linear.Measure(s_mnist).Errors);

    [Fact]
    public void Forty_components_are_wrong_333_times_on_MNIST() => Assert.Equal(333, Baseline.Quadratic.Measure(s_mnist).Errors);

    [Fact]
    public void A_result_says_what_was_measured_beside_what_is_published()
    {
        BaselineResult result = (Baseline.ThreeNeighbors with { Deskew = true }).Measure(MnistDataset.From(s_some.Train, s_some.Test[..200]));
        Assert.Equal(("3 nearest neighbors", "deskewed", "MNIST", 200), (result.Method, result.Preparation, result.Dataset, result.Count));
        Assert.Equal(0.024, result.PublishedErrorRate);
        Assert.Equal(result.Errors / 200.0, result.ErrorRate);
        Assert.Equal(1 - result.ErrorRate, result.Accuracy, 12);
        Assert.Equal("3 nearest neighbors, deskewed on MNIST Test", result.ConfusionMatrix.Name);
        Assert.Equal($"3 nearest neighbors, deskewed on MNIST: {result.Errors} errors of 200", result.ToString());
        Assert.True(result.Elapsed > TimeSpan.Zero);
    }

    // https://yann.lecun.com/exdb/mnist: error in percent.
    [Theory]
    [InlineData("Nearest mean", null)]
    [InlineData("Nearest mean, deskewed", null)]
    [InlineData("Linear", 12.0)]
    [InlineData("Linear, deskewed", 8.4)]
    [InlineData("1 nearest neighbor", 3.09)]
    [InlineData("1 nearest neighbor, deskewed", null)]
    [InlineData("3 nearest neighbors", 5.0)]
    [InlineData("3 nearest neighbors, deskewed", 2.4)]
    [InlineData("40 components, quadratic", 3.3)]
    [InlineData("40 components, quadratic, deskewed", null)]
    public void The_published_errors_are_those_of_the_page(string name, double? percent)
    {
        Baseline baseline = Baseline.All.Single(baseline => baseline.ToString() == name);
        Assert.Equal(percent, baseline.PublishedErrorRate is { } rate ? Math.Round(100 * rate, 2) : null);
        Assert.Equal(10, Baseline.All.Count);
    }

    [Fact]
    public void Other_datasets_have_no_published_errors()
    {
        MnistDataset own = MnistDataset.From(SampleSet.From(Own(20)), SampleSet.From(Own(10)), ["a", "b", "c"]);
        foreach (Baseline baseline in Baseline.All)
        {
            BaselineResult result = baseline.Measure(own);
            Assert.Equal(10, result.Count);
            Assert.Null(result.PublishedErrorRate);
        }
    }

    [Fact]
    public void A_deskewed_prediction_has_the_original_sample()
    {
        SampleClassifier classifier = (Baseline.NearestMean with { Deskew = true }).Fit(s_some.Train);
        SampleClassifier upright = Baseline.NearestMean.Fit(SampleSet.From(s_some.Train.Deskew()));
        Prediction[] predictions = [.. classifier.Predict(s_some.Test)];
        Assert.Equal(s_some.Test.Select(sample => sample.Pixels), predictions.Select(prediction => prediction.Sample.Pixels));
        Assert.Equal(upright.Predict(s_some.Test.Deskew()).Select(prediction => prediction.Predicted), predictions.Select(prediction => prediction.Predicted));
    }

    [Fact]
    public void Probabilities_are_shares_of_one_and_the_largest_is_the_prediction()
    {
        foreach (Baseline baseline in Baseline.All)
        {
            SampleClassifier classifier = baseline.Fit(s_some.Train.Take(500));
            foreach (Prediction prediction in classifier.Predict(s_some.Test.Take(50)))
            {
                Assert.Equal(1, prediction.Probabilities.Sum(), 1e-5);
                Assert.All(prediction.Probabilities, share => Assert.InRange(share, 0, 1));
                Assert.Equal(prediction.Probabilities.Max(), prediction.Probability);
                Assert.Equal(prediction.Probability, prediction.Probabilities[prediction.Predicted]);
                Assert.Equal(classifier.Categories[prediction.Predicted], prediction.Category);
            }
        }
    }

    [Fact]
    public void The_same_bits_for_any_order_of_threads()
    {
        foreach (Baseline baseline in new[] { Baseline.Linear, Baseline.Quadratic })
        {
            float[] first = Shares();
            Assert.Equal(first, Shares());

            float[] Shares() => [.. baseline.Fit(s_some.Train.Take(1500)).Predict(s_some.Test.Take(20)).SelectMany(prediction => prediction.Probabilities)];
        }
    }

    [Fact]
    public void Fewer_samples_than_pixels_pixels_that_never_change_and_missing_categories_are_no_problem()
    {
        SampleSet few = s_mnist.Train.Where(3, 5).Take(12);
        foreach (Baseline baseline in Baseline.All)
        {
            ConfusionMatrix matrix = baseline.Fit(few).Evaluate(s_mnist.Test.Where(3, 5).Take(40));
            Assert.Equal(40, matrix[3, 3] + matrix[3, 5] + matrix[5, 3] + matrix[5, 5]);
            Assert.True(matrix.Accuracy > 0.5, $"{baseline}: {matrix}");
        }
    }

    [Fact]
    public void Labels_can_start_at_one_and_images_can_be_of_any_size()
    {
        MnistSample[] samples = [.. Own(12).Select(sample => MnistSample.Create(sample.Pixels, sample.Label + 1, 4, 3, "letters", Split.Train, sample.Index, ["a", "b", "c"], firstLabel: 1))];
        foreach (Baseline baseline in Baseline.All.Where(baseline => baseline.Kind != BaselineKind.Neighbor && !baseline.Deskew))
        {
            Prediction prediction = baseline.Fit(SampleSet.From(samples)).Predict(samples[..1]).Single();
            Assert.Equal((1, "a"), (prediction.Predicted, prediction.Category));
        }
    }

    [Fact]
    public void Bad_input_is_refused()
    {
        foreach (Baseline baseline in Baseline.All.Where(baseline => baseline.Kind != BaselineKind.Neighbor))
        {
            Assert.Contains("no samples to learn", Assert.Throws<ArgumentException>(() => baseline.Fit(s_mnist.Train.Take(0))).Message, StringComparison.Ordinal);
            Assert.Contains("has no label", Assert.Throws<ArgumentException>(() => baseline.Fit(SampleSet.From([s_mnist.Train[0], new MnistSample(new byte[784])]))).Message, StringComparison.Ordinal);
            SampleClassifier classifier = baseline.Fit(s_mnist.Train.Take(100));
            Assert.Contains("2 x 2", Assert.Throws<ArgumentException>(() => classifier.Predict([new MnistSample(new byte[4], 1, 2, 2)]).ToArray()).Message, StringComparison.Ordinal);
            MnistDataset cats = MnistDataset.From(s_mnist.Train.Where(0, 1), s_mnist.Test.Where(0, 1), ["cat", "dog"]);
            Assert.Contains("other categories", Assert.Throws<ArgumentException>(() => classifier.Evaluate(cats.Test)).Message, StringComparison.Ordinal);
        }

        SampleSet large = SampleSet.From([new MnistSample(new byte[65 * 65], 1, 65, 65), new MnistSample(new byte[65 * 65], 0, 65, 65)]);
        Assert.Contains("64 x 64", Assert.Throws<ArgumentException>(() => Baseline.Linear.Fit(large)).Message, StringComparison.Ordinal);
        Assert.Contains("64 x 64", Assert.Throws<ArgumentException>(() => Baseline.Quadratic.Fit(large)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Baseline.OneNeighbor with { Neighbors = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => Baseline.Quadratic with { Components = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => Baseline.Quadratic with { Components = 101 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Baseline((BaselineKind)9).Fit(s_some.Train));
    }

    [Fact]
    public void It_can_be_canceled_and_says_how_far_it_is()
    {
        foreach (Baseline baseline in Baseline.All)
        {
            Assert.ThrowsAny<OperationCanceledException>(() => baseline.Measure(s_some, cancellationToken: new CancellationToken(canceled: true)));
        }

        var reports = new List<BaselineProgress>();
        Baseline.Quadratic.Measure(s_some, new List(reports));
        Assert.Equal(["learning", "predicting"], reports.Select(report => report.Stage).Distinct());
        Assert.All(reports, report => Assert.InRange(report.Done, 0, report.Total));
    }

    // Three kinds of images of 4 x 3 with a little noise.
    private static IEnumerable<MnistSample> Own(int count)
    {
        var random = new SeededRandom(1);
        return Enumerable.Range(0, count).Select(i => MnistSample.Create(
            [.. Enumerable.Range(0, 12).Select(pixel => (byte)((pixel % 3 == i % 3 ? 200 : 10) + random.Next(40)))], i % 3, 4, 3, "own", Split.Train, i));
    }

    private sealed class List(List<BaselineProgress> reports) : IProgress<BaselineProgress>
    {
        public void Report(BaselineProgress value) => reports.Add(value);
    }
}
