using Mnist.Learning.Kernels;
using Mnist.Learning.Layers;
using Mnist.Learning.Networks;

namespace Mnist.Learning.Tests.Networks;

public sealed class NetworkTests
{
    [Theory]
    [InlineData("TensorFlowBeginners", 7_850)]
    [InlineData("TensorFlowExperts", 3_274_634)]
    [InlineData("CaffeLeNet", 431_080)]
    [InlineData("TorchConvNet", 169_506)]
    [InlineData("TorchMlp", 2_119_690)]
    [InlineData("TorchLinear", 10_250)]
    public void Recipes_have_the_published_number_of_parameters(string name, int expected)
    {
        Assert.Equal(expected, Recipe.Get(name).Parameters);
    }

    [Theory]
    [InlineData("TensorFlowExperts", 13)]
    [InlineData("CaffeLeNet", 64)]
    [InlineData("TorchMlp", 10)]
    [InlineData("Fast994", 40)]
    [InlineData("Best", 33)]
    public void Any_number_of_threads_gives_the_same_bits(string name, int count)
    {
        float[] expected = Train(name, count, 1);
        Assert.Equal(expected, Train(name, count, 2));
        Assert.Equal(expected, Train(name, count, 5));
    }

    [Fact]
    public void A_batch_that_is_not_full_is_as_good_as_one_that_is()
    {
        using var workers = new Workers(2);
        Network<float> Create(int batch)
        {
            var network = new Network<float>(new Shape(28, 28, 1), Recipe.CaffeLeNet.NetworkText.CreateLayers<float>(10, Initialization.Xavier, 2), batch, workers, isTrained: false);
            network.Initialize(1);
            Fill(network, 3);
            return network;
        }

        Assert.Equal(Create(3).Forward(3, isTraining: false).ToArray(), Create(64).Forward(3, isTraining: false).ToArray());
    }

    [Theory]
    [InlineData("TensorFlowExperts")]
    [InlineData("TorchConvNet")]
    [InlineData("Fast994")]
    [InlineData("Best")]
    public void A_network_that_only_predicts_gives_the_bits_of_one_in_training(string name)
    {
        const int Count = 40;
        using var workers = new Workers(3);
        var recipe = Recipe.Get(name);
        int side = 28 + (2 * recipe.Preparation.Border);
        Network<float> Create(bool isTrained)
        {
            var network = new Network<float>(new Shape(side, side, 1), recipe.NetworkText.CreateLayers<float>(10, recipe.Initialization, recipe.BiasRate), Count, workers, isTrained);
            network.Initialize(1);
            return network;
        }

        Network<float> trained = Create(isTrained: true), predicting = Create(isTrained: false);
        foreach (int count in new[] { Count, 1, 30 })
        {
            Fill(trained, count);
            Fill(predicting, count);
            Assert.Equal(trained.Forward(count, isTraining: false).ToArray(), predicting.Forward(count, isTraining: false).ToArray());
        }
    }

    [Fact]
    public void Layers_that_do_not_fit_are_refused() => Assert.Throws<ArgumentException>(
        () => Network<float>.Wire(new Shape(4, 4, 1), [new Convolution<float>(3, 5)]));

    private static float[] Train(string name, int count, int threads)
    {
        using var workers = new Workers(threads);
        var recipe = Recipe.Get(name);
        int side = 28 + (2 * recipe.Preparation.Border);
        var network = new Network<float>(new Shape(side, side, 1), recipe.NetworkText.CreateLayers<float>(10, recipe.Initialization, recipe.BiasRate), count, workers, isTrained: true);
        network.Initialize(9);
        Fill(network, count);
        network.Learn([.. Enumerable.Range(0, count).Select(i => i % 10)], out _);
        return network.Gradients.Span.ToArray();
    }

    private static void Fill(Network<float> network, int count)
    {
        var random = new SeededRandom(4);
        foreach (ref float value in network.Samples.Span[..(count * network.InputShape.Length)])
        {
            value = (float)random.NextDouble();
        }
    }
}
