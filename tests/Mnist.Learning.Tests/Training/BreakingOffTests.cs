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
        var options = new TrainingOptions { Iterations = 2, BatchSize = 400, Optimizer = optimizer, LearningRate = 0.01, Seed = 3, Interval = 100 };
        float[] unbroken = Flat(Train(recipe, options));

        // The second batch is given up in its middle.
        using var source = new CancellationTokenSource();
        var steps = new Steps(_ => source.CancelAfter(1));
        TrainingResult broken = Recipe.Get(recipe).Train(
            s_train, null, null, options with { Checkpoint = checkpoint }, steps, source.Token);
        Assert.Equal((true, 1L), (broken.IsCanceled, broken.Iterations));
        Assert.Equal(unbroken, Flat(Train(recipe, options with { Checkpoint = checkpoint })));
    }

    [Fact]
    public async Task Cancellation_does_not_wait_for_the_end_of_a_batch()
    {
        using var source = new CancellationTokenSource();
        Task<long> cancel = CancelLater(source, TimeSpan.FromSeconds(1.5));
        TrainingResult result = Recipe.Best.Train(MnistDataset.Open().Train, null, null, new TrainingOptions { BatchSize = 20_000 }, null, source.Token);
        Assert.Equal((true, 0L), (result.IsCanceled, result.Iterations));

        // The promise is 100 ms, of a machine that has no other work; a whole batch takes many times that.
        Assert.InRange(Stopwatch.GetElapsedTime(await cancel).TotalSeconds, 0, 5);
    }

    [Fact]
    public void A_batch_that_does_not_fit_into_memory_is_refused()
    {
        Assert.SkipWhen(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes > 40L << 30, "This machine has room for the largest batch.");
        ArgumentException e = Assert.ThrowsAny<ArgumentException>(
            () => Recipe.Best.Train(s_train, null, null, new TrainingOptions { BatchSize = 65536 }));
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

    private static MnistModel Train(string recipe, TrainingOptions options) => Recipe.Get(recipe).Train(s_train, null, null, options).Model;

    private static float[] Flat(MnistModel model) => [.. model.Tensors.SelectMany(tensor => tensor.Values.ToArray())];

    private sealed class Steps(Action<TrainingProgress> action) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => action(value);
    }
}
