namespace Mnist.Learning.Tests.Training;

public sealed class BadInputTests
{
    private static readonly SampleSet s_train = MnistDataset.Open().Train.Take(20);

    public static TheoryData<TrainingOptions, string> BadOptions => new()
    {
        { new TrainingOptions { BatchSize = 0 }, "BatchSize" },
        { new TrainingOptions { BatchSize = int.MaxValue }, "BatchSize" },
        { new TrainingOptions { LearningRate = double.NaN }, "LearningRate" },
        { new TrainingOptions { LearningRate = double.PositiveInfinity }, "LearningRate" },
        { new TrainingOptions { LearningRate = -0.1 }, "LearningRate" },
        { new TrainingOptions { Epochs = -1 }, "Epochs" },
        { new TrainingOptions { Iterations = -1 }, "Iterations" },
        { new TrainingOptions { Momentum = 1 }, "Momentum" },
        { new TrainingOptions { WeightDecay = double.NaN }, "WeightDecay" },
        { new TrainingOptions { L1 = -1 }, "L1" },
        { new TrainingOptions { L2 = double.NegativeInfinity }, "L2" },
        { new TrainingOptions { Threads = -1 }, "Threads" },
        { new TrainingOptions { Interval = -1 }, "Interval" },
        { new TrainingOptions { ValidationSize = -1 }, "ValidationSize" },
        { new TrainingOptions { Optimizer = (OptimizerKind)9 }, "Optimizer" },
        { new TrainingOptions { Optimizer = OptimizerKind.Lbfgs }, "BatchSize" },
        { new TrainingOptions { Epochs = 1, Iterations = 1 }, "options" },
    };

    [Theory]
    [MemberData(nameof(BadOptions))]
    public void Options_that_cannot_be_are_named(TrainingOptions options, string name)
    {
        ArgumentException e = Assert.ThrowsAny<ArgumentException>(() => Recipe.CaffeLeNet.Train(s_train, null, null, options));
        Assert.Equal(name, e.ParamName);
    }

    [Fact]
    public void No_epochs_give_the_first_weights() => Assert.Equal(
        0, Recipe.CaffeLeNet.Train(s_train, null, null, new TrainingOptions { Epochs = 0 }).Iterations);

    [Fact]
    public void Samples_are_needed() => Assert.Throws<ArgumentException>(() => Recipe.CaffeLeNet.Train(s_train.Take(0), null, null));

    [Fact]
    public void Labels_are_needed() => Assert.Throws<ArgumentException>(
        () => Recipe.CaffeLeNet.Train(SampleSet.From([new MnistSample(new byte[784])]), null, null));

    [Fact]
    public void Labels_beyond_the_categories_are_refused() => Assert.Throws<ArgumentException>(
        () => Recipe.CaffeLeNet.Train(s_train, null, SampleSet.From([new MnistSample(new byte[784], 11)])));

    [Fact]
    public void Images_that_are_too_small_for_the_network_are_refused() => Assert.Throws<ArgumentException>(
        () => Recipe.CaffeLeNet.Train(SampleSet.From([new MnistSample(new byte[36], 1, 6, 6)]), null, null));

    [Fact]
    public void Test_images_must_have_the_size_of_those_that_are_learned() => Assert.Throws<ArgumentException>(
        () => Recipe.CaffeLeNet.Train(s_train, null, SampleSet.From([new MnistSample(new byte[400], 1, 20, 20)])));

    [Fact]
    public void More_cannot_be_set_aside_than_there_is() => Assert.Throws<ArgumentOutOfRangeException>(
        () => Recipe.CaffeLeNet.Train(MnistDataset.Open(), new TrainingOptions { ValidationSize = 60_001 }));

    [Fact]
    public void Recipes_that_are_not_there_are_named()
    {
        ArgumentException e = Assert.Throws<ArgumentException>(() => Recipe.Get("LeNet"));
        Assert.Contains("CaffeLeNet", e.Message, StringComparison.Ordinal);
    }
}
