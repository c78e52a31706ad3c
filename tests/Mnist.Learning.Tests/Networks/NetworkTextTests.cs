using Mnist.Learning.Kernels;
using Mnist.Learning.Layers;
using Mnist.Learning.Networks;

namespace Mnist.Learning.Tests.Networks;

/// <summary>Networks as text: what is read, and what the errors point at.</summary>
public sealed class NetworkTextTests
{
    private static readonly SampleSet s_train = MnistDataset.Open().Train.Take(40);

    /// <summary>The text, the marked part of it, and a part of the message.</summary>
    public static TheoryData<string, string, string> Wrong => new()
    {
        { "", "", "A layer is missing. Use one of batchnorm, conv, dense, dropout, flatten, pool, relu, sigmoid, tanh." },
        { "flatten || dense", "", "A layer is missing." },
        { "flatten | dense |", "", "A layer is missing." },
        { "flaten | dense", "flaten", "'flaten' is not a layer. Use one of batchnorm, conv," },
        { "conv 8 3 | relu 5 | flatten | dense", "5", "'5' is too much for 'relu'. Write it as 'relu'." },
        { "conv 8 | flatten | dense", "conv 8", "'conv' needs size (a whole number from 1 to 256). Write it as 'conv channels size [padding]'." },
        { "conv | flatten | dense", "conv", "'conv' needs channels (a whole number from 1 to 65536)." },
        { "conv 8 3 size=5 | flatten | dense", "size=5", "size of 'conv' is set twice. Use only one of them." },
        { "conv 8 width=3 | flatten | dense", "width=3", "'conv' has no argument 'width'. Write it as 'conv channels size [padding]'." },
        { "conv size=3 8 | flatten | dense", "8", "'8' stands after an argument with a name" },
        { "conv 0 3 | flatten | dense", "0", "'0' is not valid for channels of 'conv'. Use a whole number from 1 to 65536." },
        { "conv 8 3.5 | flatten | dense", "3.5", "'3.5' is not valid for size of 'conv'. Use a whole number from 1 to 256." },
        { "conv 8 -3 | flatten | dense", "-3", "'-3' is not valid for size" },
        { "conv 8 99999999999999999999 | flatten | dense", "99999999999999999999", "is not valid for size" },
        { "conv 8 3 reflect | flatten | dense", "reflect", "'reflect' is not valid for padding of 'conv'. Use valid or same." },
        { "flatten | dropout 1.5 | dense", "1.5", "'1.5' is not valid for rate of 'dropout'. Use a number from 0 to 0.999." },
        { "flatten | dropout 0,5 | dense", "0,5", "'0,5' is not valid for rate" },
        { "flatten | dropout NaN | dense", "NaN", "'NaN' is not valid for rate" },
        { "flatten | dense | dense", "dense", "'dense' has no number of outputs, and only the last layer takes the number of categories." },
        { "flatten | dense 10 | relu", "relu", "The last layer is 'relu', so the network has no output for each category." },
        { "conv 8 3, relu, flatten, dense", "3,", "'3,' is not valid for size of 'conv'." },
        { "conv(8, 3) | dense", "conv(8,", "'conv(8,' is not a layer." },
    };

    /// <summary>Valid texts that do not fit images of 28 x 28 and 10 categories.</summary>
    public static TheoryData<string, string, string> Unfit => new()
    {
        { "conv 8 3 | dense", "dense", "'dense' needs a vector, but its input is 26x26x8 (rows x columns x channels). Put 'flatten' before it." },
        { "flatten | conv 8 3 | dense", "conv 8 3", "'conv 8 3' needs an image, but its input is a vector of 784 numbers. Put it before 'flatten'." },
        { "flatten | dense 20 | pool 2 | dense", "pool 2", "'pool 2' needs an image, but its input is a vector of 20 numbers." },
        { "pool 4 | pool 8 | flatten | dense", "pool 8", "Images of 28 x 28 are too small for Custom. Use images of 32 x 32 or more, or another network." },
        { "conv 8 29 | flatten | dense", "conv 8 29", "Images of 28 x 28 are too small for Custom. Use images of 29 x 29 or more" },
        { "pool 2 padding=2 | flatten | dense", "pool 2 padding=2", "Use one that is smaller than the window of 2." },
        { "flatten | dense 12", "dense 12", "The last layer has 12 outputs, but there are 10 categories. Write 'dense' without a number." },
        { "conv 65536 28 same | conv 65536 28 same | flatten | dense", "conv 65536 28 same", "needs 51380224 numbers for an input of 28x28x1. Use at most 16777216." },
        { "pool 5 1 4 | conv 65536 1 | pool 32 | flatten | dense", "conv 65536 1", "needs 67108864 numbers for an input of 32x32x1." },
        { "pool 256 1 255 | pool 255 1 254 | conv 100 1 | flatten | dense", "conv 100 1", "needs 28836900 numbers for an input of 537x537x1." },
        { "flatten | dense 1000000 | dense", "dense 1000000", "needs 785000000 parameters for an input of 1x1x784." },
        { "flatten | dense 8000 | dense 8001 | dense", "dense 8001", "The network then has 70296001. Use at most 67108864." },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void An_error_points_into_the_text(string text, string marked, string message)
    {
        TextException e = Assert.Throws<TextException>(() => Recipe.CaffeLeNet with { Network = text });
        AssertMarks(e, text, marked, message);
    }

    [Theory]
    [MemberData(nameof(Unfit))]
    public void A_layer_that_does_not_fit_names_the_shapes_before_anything_runs(string text, string marked, string message)
    {
        Recipe recipe = new() { Network = text };
        TextException e = Assert.Throws<TextException>(() => recipe.Train(MnistDataset.Open().Train.Take(5), null, null));
        AssertMarks(e, text, marked, message);
    }

    [Fact]
    public void Sizes_that_would_overflow_are_refused()
    {
        TextException chain = Assert.Throws<TextException>(() => new Recipe { Network = string.Concat(Enumerable.Repeat("pool 256 1 255|", 253)) + "flatten|dense" }.Parameters);
        Assert.Contains("Use at most 16777216.", chain.Message, StringComparison.Ordinal);
        MnistSample large = new(new byte[256 * 256], 0, 256, 256);
        ArgumentOutOfRangeException batch = Assert.Throws<ArgumentOutOfRangeException>(() =>
            new Recipe { Network = "flatten | dense", BatchSize = 65535 }.Train(SampleSet.From([large]), null, null));
        Assert.Matches("BatchSize must be (at most 16384, because a layer has 65536 numbers for each sample|smaller, because a batch takes 17.2 GB)", batch.Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => Recipe.TorchMlp.GetLayers(0, 28, 10));
        Assert.Throws<ArgumentOutOfRangeException>(() => Recipe.TorchMlp.GetLayers(28, 257, 10));
    }

    [Fact]
    public void A_network_of_large_images_predicts_in_smaller_batches()
    {
        SampleSet samples = SampleSet.From(Enumerable.Range(0, 12).Select(i => new MnistSample([.. Enumerable.Repeat((byte)(20 * i), 1024)], i % 2, 32, 32)));
        MnistModel model = new Recipe { Network = "conv 4096 1 | batchnorm | pool 32 | flatten | dense", Iterations = 0, BatchSize = 1 }.Train(samples, null, null).Model;
        Assert.Equal(samples.Select(sample => model.Predict(sample).Probability), model.Predict(samples).Select(prediction => prediction.Probability));
    }

    [Fact]
    public void A_long_text_is_cut_around_the_place()
    {
        string text = string.Join(" | ", Enumerable.Repeat("relu", 100)) + " | sin | flatten | dense";
        TextException e = Assert.Throws<TextException>(() => new Recipe { Network = text });
        Assert.Matches(@"Text: \.\.\..{50}>>sin<< \| flatten \| dense$", e.Message);
        Assert.Throws<TextException>(() => new Recipe { Network = new string(' ', 10_001) });
        Assert.Throws<TextException>(() => new Recipe { Network = string.Join("|", Enumerable.Repeat("relu", 300)) + "|flatten|dense" });
    }

    [Fact]
    public void All_layers_and_forms_are_read()
    {
        Recipe recipe = new()
        {
            Network = "CONV channels=4 size=3 padding=same|batchnorm|relu\n| pool 3 stride=2 padding=1 | Conv 6 2 | tanh | pool 2 | flatten | dense 20 | sigmoid | dropout rate=0.25 | dense 10",
        };
        Assert.Equal(
            ["conv1 28x28x4 40 28224", "batchnorm1 28x28x4 8 0", "relu1 28x28x4 0 0", "pool1 14x14x4 0 0", "conv2 13x13x6 102 16224", "tanh1 13x13x6 0 0",
                "pool2 6x6x6 0 0", "flatten1 216 0 0", "dense1 20 4340 4320", "sigmoid1 20 0 0", "dropout1 20 0 0", "dense2 10 210 200"],
            recipe.Layers.Select(layer => $"{layer.Name} {string.Join('x', layer.OutputShape)} {layer.Parameters} {layer.Operations}"));
        Assert.Equal((4700, 48968L), (recipe.Parameters, recipe.Operations));
        Assert.Equal(4700, recipe.Train(s_train, null, null).Model.Parameters);
    }

    [Fact]
    public void Rate_policies_have_a_text_too()
    {
        RatePolicy[] policies = [RatePolicy.Fixed, new RatePolicy.Inverse(0.0001, 0.75), new RatePolicy.Step(0.1, 5000), new RatePolicy.Decay(5e-7), new RatePolicy.OneCycle(0.25)];
        Assert.Equal(policies, policies.Select(policy => RatePolicy.Parse(policy.ToString())));
        Assert.Equal(new RatePolicy.OneCycle(0.2), RatePolicy.Parse("OneCycle"));
        Assert.Contains("Use one of decay, fixed, inverse, onecycle, step.", Assert.Throws<TextException>(() => RatePolicy.Parse("cosine")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_length_replaces_the_other_and_the_rate_follows_the_optimizer()
    {
        Recipe recipe = Recipe.CaffeLeNet with { Epochs = 3 };
        Assert.Equal((null, 3), (recipe.Iterations, recipe.Epochs));
        recipe = recipe with { Iterations = 7 };
        Assert.Equal((7L, null), (recipe.Iterations, recipe.Epochs));
        Recipe mine = new() { Network = "flatten | dense" };
        Assert.Equal((0.001, 3), (mine.LearningRate, mine.Epochs));
        Assert.Equal(0.01, (mine with { Optimizer = OptimizerKind.Sgd }).LearningRate);
        Assert.Equal(0.01, (Recipe.CaffeLeNet with { Optimizer = OptimizerKind.Adam }).LearningRate);
        Assert.Equal(mine, new Recipe { Network = "flatten | dense" });
    }

    [Fact]
    public void He_is_for_layers_before_a_rectifier()
    {
        NetworkText text = NetworkText.Parse("conv 64 5 | batchnorm | relu | conv 64 5 | flatten | dense");
        using var workers = new Workers(1);
        var network = new Network<float>(new Shape(28, 28, 1), text.CreateLayers<float>(10, Initialization.He, 1), 1, workers, isTrained: false);
        network.Initialize(1);
        float[] normal = network.Parameters[0].ValueSpan.ToArray(), uniform = [.. network.Parameters.Last(parameter => parameter.Name == "conv2.weight").ValueSpan];
        Assert.True(normal.Max(Math.Abs) > Math.Sqrt(6.0 / 25)); // a uniform distribution of the same deviation ends there
        Assert.True(uniform.Max(Math.Abs) <= Math.Sqrt(3.0 / (25 * 64)));
        Assert.IsType<Dense<float>>(network.Layers[^1]);
    }

    [Fact]
    public void What_a_result_carries_gives_the_same_weights_again()
    {
        TrainingResult result = (Recipe.Best with { Network = "conv 4 3 | relu | pool 2 | flatten | dense", Iterations = 4, Averaging = 0.9 })
            .Train(s_train, null, null, new TrainingOptions { Seed = 7 });
        TrainingResult again = result.Recipe.Train(s_train, null, null, result.Options);
        Assert.Equal(Flat(result.Model), Flat(again.Model));
        TrainingResult last = (result.Recipe with { Averaging = 0 }).Train(s_train, null, null, result.Options);
        Assert.NotEqual(Flat(result.Model), Flat(last.Model));
    }

    /// <summary>The mean of the weights, as TensorFlow's ExponentialMovingAverage defines it, from runs of one batch more each.</summary>
    [Fact]
    public void Averaging_is_the_moving_average_of_the_weights()
    {
        Recipe recipe = new() { Network = "flatten | dense", BatchSize = 10, Optimizer = OptimizerKind.Sgd };
        float[] average = Weights(recipe with { Iterations = 0 });
        for (int i = 0; i < 30; i++)
        {
            float[] weights = Weights(recipe with { Iterations = i + 1 });
            double decay = Math.Min(0.6, (1.0 + i) / (10 + i));
            average = [.. average.Zip(weights, (old, now) => (float)(old + ((1 - decay) * (now - old))))];
        }

        float[] actual = Weights(recipe with { Iterations = 30, Averaging = 0.6 });
        Assert.All(average.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-6f));
    }

    private static float[] Weights(Recipe recipe) => Flat(recipe.Train(s_train, null, null).Model);

    private static float[] Flat(MnistModel model) => [.. model.Tensors.SelectMany(tensor => tensor.Values.ToArray())];

    private static void AssertMarks(TextException e, string text, string marked, string message)
    {
        Assert.Contains(message, e.Problem, StringComparison.Ordinal);
        Assert.Equal(text, e.Text);
        Assert.Equal(marked, text.Substring(e.Position, e.Length).Trim());
        Assert.EndsWith($" Text: {text[..e.Position]}>>{text.Substring(e.Position, e.Length)}<<{text[(e.Position + e.Length)..]}", e.Message, StringComparison.Ordinal);
    }
}
