namespace Mnist.Learning.Tests.Training;

public sealed class CheckpointTests : IDisposable
{
    private static readonly MnistDataset s_mnist = MnistDataset.Open();
    private static readonly SampleSet s_train = s_mnist.Train.Take(100);
    private static readonly Recipe s_two = Recipe.TorchLinear with { Iterations = 2 };

    private readonly string _folder = Directory.CreateTempSubdirectory("mnist-checkpoints-").FullName;

    private string State => Path.Combine(_folder, "state.safetensors");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("CaffeLeNet", 0)]
    [InlineData("CaffeLeNet", 0.9)]
    [InlineData("TensorFlowExperts", 0)]
    [InlineData("Best", 0.99)]
    public void A_training_that_goes_on_from_a_checkpoint_ends_with_the_same_weights(string recipe, double averaging)
    {
        SampleSet train = s_mnist.Train.Take(500);
        Recipe fourteen = Recipe.Get(recipe) with { Iterations = 14, BatchSize = 40, Averaging = averaging };
        float[] unbroken = Flat(fourteen.Train(train, null, null).Model);

        using var source = new CancellationTokenSource();
        var progress = new Records { OnRecord = record => source.CancelAfter(record.Iteration >= 6 ? 0 : -1) };
        TrainingResult first = fourteen.Train(
            train, null, null, new TrainingOptions { Interval = 3, Checkpoint = State }, progress, source.Token);
        Assert.True(first.IsCanceled);
        Assert.Equal(Flat(first.Model), Flat(MnistModel.Load(State)));

        TrainingResult second = fourteen.Train(train, null, null, new TrainingOptions { Checkpoint = State });
        Assert.Equal(14, second.Iterations);
        Assert.Equal(unbroken, Flat(second.Model));
    }

    [Fact]
    public void A_network_of_several_lines_goes_on()
    {
        Recipe lines = s_two with { Name = "Two\nlines", Network = "flatten\r\n| dense 20\n| dense" };
        lines.Train(s_train, null, null, new TrainingOptions { Checkpoint = State });
        Assert.Equal(3, (lines with { Iterations = 3 }).Train(s_train, null, null, new TrainingOptions { Checkpoint = State }).Iterations);
    }

    [Fact]
    public void Only_what_differs_is_told()
    {
        var options = new TrainingOptions { Checkpoint = State };
        s_two.Train(s_train, null, null, options);
        string message = Refusal(s_two, s_train, options with { Seed = 2 });
        Assert.Contains("expected a checkpoint of a training run with [seed 2], found [seed 1]", message, StringComparison.Ordinal);
        Assert.Contains("SHA-256", Refusal(s_two, s_mnist.Train.Skip(100).Take(100), options), StringComparison.Ordinal);
        Assert.Contains("[network flatten | dense 20 | dense]", Refusal(s_two with { Network = "flatten | dense 20 | dense" }, s_train, options), StringComparison.Ordinal);
        s_two.Train(s_train, null, null).Model.Save(State);
        Assert.Contains("a model without the state of a training run", Refusal(s_two, s_train, options), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(28, 10, 28, 11)]
    [InlineData(28, 11, 28, 10)]
    [InlineData(28, 10, 30, 10)]
    [InlineData(30, 10, 28, 10)]
    public void Images_of_another_size_and_other_categories_are_refused(int size, int categories, int otherSize, int otherCategories)
    {
        var options = new TrainingOptions { Checkpoint = State };
        s_two.Train(Make(size, categories), null, null, options);
        Refusal(s_two, Make(otherSize, otherCategories), options);

        static SampleSet Make(int size, int categories) =>
            SampleSet.From(Enumerable.Range(0, 44).Select(i => new MnistSample(new byte[size * size], i % categories, size, size)));
    }

    [Fact]
    public void A_run_that_diverges_leaves_the_last_good_state_and_no_model_file()
    {
        var records = new Records();
        TrainingResult result = (s_two with { Iterations = 200, LearningRate = 1, WeightDecay = 3 }).Train(
            s_train, null, null, new TrainingOptions { Interval = 1, Checkpoint = State }, records);
        Assert.False(double.IsFinite(records[^1].Loss));
        Assert.Equal([1024, 10], MnistModel.Load(State).Tensors[0].Shape);
        foreach (string name in new[] { "model.safetensors", "model.onnx", "model.html" })
        {
            InvalidOperationException e = Assert.Throws<InvalidOperationException>(() => result.Model.Save(Path.Combine(_folder, name)));
            Assert.Contains("diverged", e.Message, StringComparison.Ordinal);
        }

        Assert.Equal([State], Directory.GetFileSystemEntries(_folder));
    }

    [Theory]
    [InlineData("none/state.safetensors")]
    [InlineData(".")]
    public void A_path_that_cannot_be_written_fails_before_the_first_batch(string name)
    {
        int batches = 0;
        var options = new TrainingOptions { Checkpoint = Path.Combine(_folder, name) };
        Assert.ThrowsAny<SystemException>(() => s_two.Train(s_train, null, null, options, new Steps(_ => batches++)));
        Assert.Equal(0, batches);
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void Two_runs_do_not_share_a_checkpoint()
    {
        var options = new TrainingOptions { Interval = 1, Checkpoint = State };
        var other = new Steps(report =>
        {
            if (report.Iteration == 1)
            {
                s_two.Train(s_train, null, null, new TrainingOptions { Seed = 1, Checkpoint = Path.Combine(_folder, "other.safetensors") });
                File.Move(Path.Combine(_folder, "other.safetensors"), State, overwrite: true);
            }
        });
        IOException e = Assert.ThrowsAny<IOException>(() => s_two.Train(s_train, null, null, options with { Seed = 2 }, other));
        Assert.Contains($"Another program has written '{State}'", e.Message, StringComparison.Ordinal);
        Assert.Equal(2, s_two.Train(s_train, null, null, options).Iterations); // the file is still that of the other run
    }

    private static string Refusal(Recipe recipe, SampleSet train, TrainingOptions options) =>
        Assert.Throws<DatasetFormatException>(() => recipe.Train(train, null, null, options)).Message;

    private static float[] Flat(MnistModel model) => [.. model.Tensors.SelectMany(tensor => tensor.Values.ToArray())];
}
