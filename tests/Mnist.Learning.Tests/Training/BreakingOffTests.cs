using System.Diagnostics;

namespace Mnist.Learning.Tests.Training;

/// <summary>Large batches are broken off in their middle, and nothing of them is left.</summary>
public sealed class BreakingOffTests : IDisposable
{
    private static readonly SampleSet s_train = MnistDataset.Open().Train.Take(1000);
    private readonly string _folder = Directory.CreateTempSubdirectory("mnist-breaking-").FullName;

    [Theory]
    [InlineData("CaffeLeNet", OptimizerKind.Sgd)]
    [InlineData("Best", OptimizerKind.Sgd)]
    [InlineData("CaffeLeNet", OptimizerKind.Lbfgs)]
    public void A_batch_that_is_broken_off_leaves_nothing_behind(string recipe, OptimizerKind optimizer)
    {
        string checkpoint = Path.Combine(_folder, "state.safetensors");
        Recipe large = Recipe.Get(recipe) with { Iterations = 2, BatchSize = 400, Optimizer = optimizer, LearningRate = 0.01 };
        var options = new TrainingOptions { Seed = 3, Interval = 100 };
        float[] unbroken = Flat(large.Train(s_train, null, null, options).Model);

        // The second batch is given up in its middle.
        using var source = new CancellationTokenSource();
        var steps = new Steps(_ => source.CancelAfter(1));
        TrainingResult broken = large.Train(
            s_train, null, null, options with { Checkpoint = checkpoint }, steps, source.Token);
        Assert.Equal((true, 1L), (broken.IsCanceled, broken.Iterations));
        Assert.Equal(unbroken, Flat(large.Train(s_train, null, null, options with { Checkpoint = checkpoint }).Model));
    }

    [Fact]
    public async Task Cancellation_does_not_wait_for_the_end_of_a_batch()
    {
        using var source = new CancellationTokenSource();
        Task<long> cancel = CancelLater(source, TimeSpan.FromSeconds(1.5));
        TrainingResult result = (Recipe.Best with { BatchSize = 20_000 }).Train(MnistDataset.Open().Train, null, null, null, null, source.Token);
        Assert.Equal((true, 0L), (result.IsCanceled, result.Iterations));

        // The promise is 100 ms, of a machine that has no other work; a whole batch takes many times that.
        Assert.InRange(Stopwatch.GetElapsedTime(await cancel).TotalSeconds, 0, 5);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.001)]
    public void A_run_that_diverges_records_and_returns(double penalty)
    {
        var records = new List<TrainingRecord>();
        Recipe recipe = Recipe.CaffeLeNet with { Iterations = 6, LearningRate = 1e10, L1 = penalty };
        TrainingResult result = recipe.Train(s_train, null, s_train.Take(100), new TrainingOptions { Interval = 3 }, new Steps(report => records.AddRange(report.Record is { } record ? [record] : [])));
        Assert.Equal((6L, false), (result.Iterations, result.IsCanceled));
        Assert.Equal([3L, 6L], records.Select(record => record.Iteration));
        Assert.False(double.IsFinite(records[^1].Loss));
        Assert.NotNull(result.TestAccuracy);
    }

    [Fact]
    public void A_checkpoint_of_more_batches_than_asked_for_is_told_tested_and_kept()
    {
        string checkpoint = Path.Combine(_folder, "state.safetensors");
        var options = new TrainingOptions { Checkpoint = checkpoint };
        TrainingResult four = (Recipe.TorchLinear with { Iterations = 4 }).Train(s_train, null, s_train.Take(100), options);
        byte[] before = File.ReadAllBytes(checkpoint);

        var reports = new List<TrainingProgress>();
        TrainingResult two = (Recipe.TorchLinear with { Iterations = 2 }).Train(s_train, null, s_train.Take(100), options, new Steps(reports.Add));

        TrainingProgress report = Assert.Single(reports);
        Assert.Equal((true, 4L, 2L), (report.IsResumed, report.Iteration, report.Iterations));
        Assert.Equal((false, 4L, four.TestAccuracy), (two.IsCanceled, two.Iterations, two.TestAccuracy));
        Assert.Equal(before, File.ReadAllBytes(checkpoint));
    }

    [Fact]
    public void Images_that_are_too_small_are_told_the_smallest_size()
    {
        SampleSet small = SampleSet.From(Enumerable.Range(0, 4).Select(label => new MnistSample(new byte[64], label, 8, 8)));
        TextException e = Assert.Throws<TextException>(() => Recipe.CaffeLeNet.Train(small, null, null));
        Assert.Equal("Images of 8 x 8 are too small for CaffeLeNet. Use images of 16 x 16 or more, or another network.", e.Problem);
        SampleSet fitting = SampleSet.From(Enumerable.Range(0, 4).Select(label => new MnistSample(new byte[256], label, 16, 16)));
        Assert.Equal(1, (Recipe.CaffeLeNet with { Iterations = 1 }).Train(fitting, null, null).Iterations);
    }

    [Fact]
    public void A_model_knows_its_dataset_also_from_its_file()
    {
        MnistModel model = (Recipe.TorchLinear with { Iterations = 1 }).Train(s_train, null, null).Model;
        string path = Path.Combine(_folder, "m.safetensors");
        model.Save(path);
        Assert.Equal(("MNIST", "MNIST"), (model.Dataset, MnistModel.Load(path).Dataset));
    }

    [Fact]
    public void A_batch_that_does_not_fit_into_memory_is_refused()
    {
        Assert.SkipWhen(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes > 40L << 30, "This machine has room for the largest batch.");
        ArgumentException e = Assert.ThrowsAny<ArgumentException>(
            () => (Recipe.Fashion with { BatchSize = 65536 }).Train(s_train, null, null));
        Assert.Contains("GB", e.Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task<long> CancelLater(CancellationTokenSource source, TimeSpan wait)
    {
        await Task.Delay(wait, TestContext.Current.CancellationToken);
        long now = Stopwatch.GetTimestamp();
        await source.CancelAsync();
        return now;
    }

    private static float[] Flat(MnistModel model) => [.. model.Tensors.SelectMany(tensor => tensor.Values.ToArray())];
}
