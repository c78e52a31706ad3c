using System.Globalization;

namespace Mnist.Learning.Tests.Training;

public sealed class TrainingTests
{
    private static readonly MnistDataset s_mnist = MnistDataset.Open();

    [Fact]
    public void The_whole_of_TensorFlows_beginners_reaches_what_was_published()
    {
        var records = new Records();
        TrainingResult result = Recipe.TensorFlowBeginners.Train(s_mnist, progress: records);
        Assert.InRange(result.TestAccuracy!.Value, 0.91, 0.93);
        Assert.Equal(10_000, result.ConfusionMatrix!.Total);
        Assert.Equal((1000, false), (result.Iterations, result.IsCanceled));
        Assert.Equal([550, 1000], records.Select(record => record.Iteration));
        Assert.All(records, record => Assert.InRange(record.ValidationAccuracy!.Value, 0.9, 0.94));
    }

    // A part of an epoch each; the floors lie below what three seeds gave, far above chance.
    [Theory]
    [InlineData("CaffeLeNet", 300, 0.93)]
    [InlineData("TensorFlowExperts", 60, 0.60)]
    [InlineData("TorchConvNet", 500, 0.90)]
    [InlineData("TorchMlp", 200, 0.75)]
    [InlineData("TorchLinear", 2000, 0.80)]
    [InlineData("Fast99", 100, 0.90)]
    [InlineData("Best", 100, 0.80)]
    public void A_short_training_learns(string recipe, int iterations, double floor)
    {
        TrainingResult result = (Recipe.Get(recipe) with { Iterations = iterations }).Train(s_mnist, new TrainingOptions { Full = true });
        Assert.True(result.TestAccuracy > floor, string.Create(CultureInfo.InvariantCulture, $"{result.TestAccuracy}"));
    }

    [Fact]
    public void Torch_takes_a_part_of_the_samples_unless_told_otherwise()
    {
        TrainingResult result = (Recipe.TorchLinear with { Epochs = 1 }).Train(s_mnist);
        Assert.Equal(200, result.Iterations);
        Assert.Equal(1000, result.ConfusionMatrix!.Total);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Threads_do_not_change_the_weights(int threads) =>
        Assert.Equal(Weights("Best", threads: 2), Weights("Best", threads));

    [Fact]
    public void The_seed_does() => Assert.NotEqual(Weights("CaffeLeNet", 2), Weights("CaffeLeNet", 2, seed: 2));

    [Fact]
    public void A_measured_accuracy_names_the_count_and_other_datasets()
    {
        Assert.Equal("99.05 % (N = 3, deviation 0.09)", $"{new MeasuredAccuracy(0.9905, 0.0009, 3)}");
        Assert.Equal("94.64 % (FashionMNIST, N = 1)", $"{new MeasuredAccuracy(0.9464, 0, 1) { Dataset = "FashionMNIST" }}");
    }

    [Fact]
    public void Label_smoothing_leaves_doubt()
    {
        Recipe recipe = Recipe.CaffeLeNet with { Iterations = 60 };
        Assert.InRange(Certainty(recipe with { LabelSmoothing = 0.5 }), 0.1, Certainty(recipe) - 0.2);

        static double Certainty(Recipe recipe) =>
            recipe.Train(s_mnist.Train, null, null).Model.Predict(s_mnist.Test.Take(200)).Average(prediction => prediction.Probability);
    }

    [Fact]
    public void Canceling_returns_the_model_so_far()
    {
        using var source = new CancellationTokenSource();
        var progress = new Records { OnRecord = record => Cancel(record, source) };
        TrainingResult result = Recipe.CaffeLeNet.Train(s_mnist, new TrainingOptions { Interval = 5 }, progress, source.Token);
        Assert.Equal((true, 10L), (result.IsCanceled, result.Iterations));
        Assert.Null(result.TestAccuracy);
        TrainingResult tenOnly = (Recipe.CaffeLeNet with { Iterations = 10 }).Train(s_mnist.Train, null, null);
        Assert.Equal(Flat(tenOnly.Model), Flat(result.Model));

        static void Cancel(TrainingRecord record, CancellationTokenSource source)
        {
            if (record.Iteration == 10)
            {
                source.Cancel();
            }
        }
    }

    [Fact]
    public void A_run_that_has_no_end_estimates_its_time()
    {
        using var source = new CancellationTokenSource();
        var seen = new List<TrainingProgress>();
        var steps = new Steps(report =>
        {
            seen.Add(report);
            source.Cancel();
        });
        Recipe endless = Recipe.TorchLinear with { Iterations = 1_000_000_000_000 };
        Assert.True(endless.Train(s_mnist.Train.Take(100), null, null, null, steps, source.Token).IsCanceled);
        Assert.InRange(Assert.Single(seen).Remaining, TimeSpan.FromDays(10), TimeSpan.MaxValue);
        Assert.Throws<ArgumentOutOfRangeException>(() => (endless with { Iterations = long.MaxValue }).Train(s_mnist.Train.Take(100), null, null));
    }

    [Fact]
    public void A_recipe_without_a_part_is_refused_by_its_name()
    {
        Assert.Equal("RatePolicy", Refused<ArgumentNullException>(Recipe.TorchLinear with { RatePolicy = null! }));
        Assert.Equal("Preparation", Refused<ArgumentNullException>(Recipe.TorchLinear with { Preparation = null! }));
        Assert.Equal("Name", Refused<ArgumentOutOfRangeException>(Recipe.TorchLinear with { Name = null! }));
        Assert.Equal("TestCount", Refused<ArgumentOutOfRangeException>(Recipe.TorchLinear with { TestCount = -1 }));
        Assert.Equal("Factor", Refused<ArgumentOutOfRangeException>(Recipe.TorchLinear with { Preparation = new() { Factor = 1e300 } }));
    }

    [Fact]
    public void Lbfgs_learns_with_large_batches()
    {
        var records = new Records();
        (Recipe.TorchLinear with { Optimizer = OptimizerKind.Lbfgs, BatchSize = 1000, Epochs = 4, L2 = 1e-4, L1 = 1e-6 }).Train(
            s_mnist.Train.Take(2000), null, null, null, records);
        Assert.True(records[^1].Loss < 0.7 * records[0].Loss);
    }

    [Fact]
    public void Other_numbers_of_categories_work()
    {
        // As EMNIST-Letters: 26 categories, labels from 1.
        var identity = new DatasetIdentity("Letters", [.. Enumerable.Range(0, 26).Select(i => ((char)('a' + i)).ToString())], labelOffset: 1);
        var builder = new SampleSetBuilder(new SampleOrigin(identity, Split.Train, 28, 28, []), mostSamples: 0);
        for (int i = 0; i < 520; i++)
        {
            Span<byte> pixels = builder.Next();
            pixels.Clear();
            pixels.Slice(28 * (i % 26), 28).Fill(255);
            builder.Keep(1 + (i % 26));
        }

        SampleSet letters = builder.ToSampleSet();
        TrainingResult result = (Recipe.CaffeLeNet with { Epochs = 20, BatchSize = 26, LearningRate = 0.02 }).Train(letters, null, letters);
        Assert.Equal(26, result.Model.Categories.Count);
        Assert.True(result.TestAccuracy > 0.95, $"{result.TestAccuracy}");
        Assert.Equal((3, 3, "c"), (result.Model.Predict(letters[2]).Label, result.Model.Predict(letters[2]).Predicted, result.Model.Predict(letters[2]).Category));
    }

    private static string? Refused<T>(Recipe recipe)
        where T : ArgumentException => Assert.Throws<T>(() => recipe.Train(s_mnist.Train.Take(100), null, null)).ParamName;

    private static float[] Weights(string recipe, int threads, long seed = 1) => Flat((Recipe.Get(recipe) with { Iterations = 5 }).Train(
        s_mnist.Train.Take(300), null, null, new TrainingOptions { Threads = threads, Seed = seed }).Model);

    private static float[] Flat(MnistModel model) => [.. model.Tensors.SelectMany(tensor => tensor.Values.ToArray())];
}
