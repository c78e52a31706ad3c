namespace Mnist.Learning.Tests.Training;

public sealed class BadInputTests
{
    private static readonly SampleSet s_train = MnistDataset.Open().Train.Take(20);

    public static TheoryData<Recipe, string> BadRecipes => new()
    {
        { Recipe.CaffeLeNet with { BatchSize = 0 }, "BatchSize" },
        { Recipe.CaffeLeNet with { BatchSize = int.MaxValue }, "BatchSize" },
        { Recipe.CaffeLeNet with { LearningRate = double.NaN }, "LearningRate" },
        { Recipe.CaffeLeNet with { LearningRate = double.PositiveInfinity }, "LearningRate" },
        { Recipe.CaffeLeNet with { LearningRate = -0.1 }, "LearningRate" },
        { Recipe.CaffeLeNet with { Epochs = -1 }, "Epochs" },
        { Recipe.CaffeLeNet with { Iterations = -1 }, "Iterations" },
        { Recipe.CaffeLeNet with { Momentum = 1 }, "Momentum" },
        { Recipe.CaffeLeNet with { WeightDecay = double.NaN }, "WeightDecay" },
        { Recipe.CaffeLeNet with { BiasRate = -2 }, "BiasRate" },
        { Recipe.CaffeLeNet with { LabelSmoothing = 1 }, "LabelSmoothing" },
        { Recipe.CaffeLeNet with { Averaging = 1 }, "Averaging" },
        { Recipe.CaffeLeNet with { L1 = -1 }, "L1" },
        { Recipe.CaffeLeNet with { L2 = double.NegativeInfinity }, "L2" },
        { Recipe.CaffeLeNet with { Optimizer = (OptimizerKind)9 }, "Optimizer" },
        { Recipe.CaffeLeNet with { Initialization = (Initialization)9 }, "Initialization" },
        { Recipe.CaffeLeNet with { Optimizer = OptimizerKind.Lbfgs }, "BatchSize" },
        { Recipe.CaffeLeNet with { ValidationSize = -1 }, "ValidationSize" },
        { Recipe.CaffeLeNet with { Preparation = new PixelPreparation { Border = 65 } }, "Border" },
        { Recipe.CaffeLeNet with { Preparation = new PixelPreparation { Factor = 0 } }, "Factor" },
    };

    public static TheoryData<TrainingOptions, string> BadOptions => new()
    {
        { new TrainingOptions { Threads = -1 }, "Threads" },
        { new TrainingOptions { Interval = -1 }, "Interval" },
        { new TrainingOptions { ValidationSize = -1 }, "ValidationSize" },
    };

    [Theory]
    [MemberData(nameof(BadRecipes))]
    public void Numbers_of_a_recipe_that_cannot_be_are_named(Recipe recipe, string name) =>
        Assert.Equal(name, Assert.ThrowsAny<ArgumentException>(() => recipe.Train(s_train, null, null)).ParamName);

    [Theory]
    [MemberData(nameof(BadOptions))]
    public void Options_that_cannot_be_are_named(TrainingOptions options, string name) =>
        Assert.Equal(name, Assert.ThrowsAny<ArgumentException>(() => Recipe.CaffeLeNet.Train(s_train, null, null, options)).ParamName);

    [Fact]
    public void A_rate_policy_that_cannot_be_is_named() =>
        Assert.Contains("rise", Assert.Throws<TextException>(() => (Recipe.CaffeLeNet with { RatePolicy = new RatePolicy.OneCycle(1) }).Train(s_train, null, null)).Message, StringComparison.Ordinal);

    [Fact]
    public void No_epochs_give_the_first_weights() => Assert.Equal(
        0, (Recipe.CaffeLeNet with { Epochs = 0 }).Train(s_train, null, null).Iterations);

    [Fact]
    public void Samples_are_needed() => Assert.Throws<ArgumentException>(() => Recipe.CaffeLeNet.Train(s_train.Take(0), null, null));

    [Fact]
    public void Labels_are_needed() => Assert.Throws<ArgumentException>(
        () => Recipe.CaffeLeNet.Train(SampleSet.From([new MnistSample(new byte[784])]), null, null));

    [Fact]
    public void Labels_beyond_the_categories_are_refused() => Assert.Throws<ArgumentException>(
        () => Recipe.CaffeLeNet.Train(s_train, null, SampleSet.From([new MnistSample(new byte[784], 11)])));

    [Fact]
    public void Images_that_are_too_small_for_the_network_are_refused() => Assert.Throws<TextException>(
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
