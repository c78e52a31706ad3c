using System.Text.Json;
using Mnist.Learning.Initializers;
using Mnist.Learning.Kernels;
using Mnist.Learning.Layers;
using Mnist.Learning.Networks;
using Mnist.Learning.Optimizers;
using Mnist.Learning.Tests.Layers;

namespace Mnist.Learning.Tests.Optimizers;

public sealed class OptimizerTests
{
    [Theory]
    [InlineData("plain")]
    [InlineData("sgd")]
    [InlineData("nesterov")]
    [InlineData("adam")]
    public void Steps_are_those_of_PyTorch(string name)
    {
        JsonElement recorded = PyTorchTests.Recorded.GetProperty("optimizers");
        double[] start = PyTorchTests.Doubles(recorded.GetProperty("start"));
        using var workers = new Workers(1);
        Network<double> network = OneParameter(start.Length, workers);
        Parameter<double> weight = network.Parameters[0];
        start.CopyTo(weight.ValueSpan);
        Optimizer<double> optimizer = name switch
        {
            "plain" => new Sgd<double>(network, 0, new Penalties()),
            "sgd" => new Sgd<double>(network, 0.9, new Penalties(WeightDecay: 0.01)),
            "nesterov" => new Sgd<double>(network, 0.9, new Penalties(WeightDecay: 0.01), nesterov: true),
            _ => new Adam<double>(network, new Penalties(), epsilon: 1e-12),
        };
        int step = 0;
        foreach (JsonElement gradient in recorded.GetProperty("gradients").EnumerateArray())
        {
            double[] numbers = PyTorchTests.Doubles(gradient);
            optimizer.Step(step++, 0.1, () =>
            {
                numbers.CopyTo(weight.GradientSpan);
                return 0;
            });
        }

        PyTorchTests.AssertNear(PyTorchTests.Doubles(recorded.GetProperty("results").GetProperty(name)), weight.ValueSpan, 1e-7);
    }

    [Fact]
    public void Penalties_are_the_derivative_of_their_loss()
    {
        using var workers = new Workers(1);
        Network<double> network = OneParameter(5, workers);
        Parameter<double> weight = network.Parameters[0];
        double[] values = [0.5, -0.25, 2, -3, 0.125];
        values.CopyTo(weight.ValueSpan);
        network.Parameters[1].ValueSpan.Clear();
        var penalties = new Penalties(L1: 0.3, L2: 0.7);
        weight.GradientSpan.Clear();
        penalties.AddGradient(weight, 0, 5);
        for (int i = 0; i < 5; i++)
        {
            weight.ValueSpan[i] = values[i] + 1e-6;
            double above = penalties.Loss(network);
            weight.ValueSpan[i] = values[i] - 1e-6;
            double below = penalties.Loss(network);
            weight.ValueSpan[i] = values[i];
            Assert.Equal((above - below) / 2e-6, weight.GradientSpan[i], 1e-6);
        }
    }

    [Fact]
    public void Biases_move_at_the_rate_of_their_own()
    {
        using var workers = new Workers(1);
        var network = new Network<double>(Shape.Vector(3), [new Dense<double>(1) { WeightInitializer = Constant.Zero, BiasRate = 2 }], 1, workers, isTrained: true);
        network.Initialize(1);
        new Sgd<double>(network, 0, new Penalties()).Step(0, 0.1, () =>
        {
            network.Gradients.Span.Fill(1);
            return 0;
        });
        Assert.All(network.Parameters[0].ValueSpan.ToArray(), value => Assert.Equal(-0.1, value, 1e-12));
        Assert.Equal(-0.2, network.Parameters[1].ValueSpan[0], 1e-12);
    }

    [Fact]
    public void Lbfgs_finds_the_bottom_of_a_narrow_valley()
    {
        using var workers = new Workers(1);
        Network<double> network = OneParameter(2, workers);
        Parameter<double> weight = network.Parameters[0];
        network.Parameters[1].ValueSpan.Clear();
        weight.ValueSpan[0] = -1.2;
        weight.ValueSpan[1] = 1;

        // Rosenbrock's function: its bottom is at (1, 1).
        double Evaluate()
        {
            (double x, double y) = (weight.ValueSpan[0], weight.ValueSpan[1]);
            weight.GradientSpan[0] = (-400 * x * (y - (x * x))) - (2 * (1 - x));
            weight.GradientSpan[1] = 200 * (y - (x * x));
            network.Parameters[1].GradientSpan.Clear();
            return (100 * (y - (x * x)) * (y - (x * x))) + ((1 - x) * (1 - x));
        }

        new Lbfgs<double>(network, new Penalties(), iterations: 100).Step(0, 1, Evaluate);
        Assert.Equal(1, weight.ValueSpan[0], 1e-4);
        Assert.Equal(1, weight.ValueSpan[1], 1e-4);
    }

    [Fact]
    public void Rates_follow_their_policy()
    {
        Assert.Equal(0.01, RatePolicy.Fixed.At(0.01, 500, 1000));
        Assert.Equal(0.00992565, new RatePolicy.Inverse(0.0001, 0.75).At(0.01, 100, 10_000), 8); // of Caffe's own log
        Assert.Equal(0.001, new RatePolicy.Step(0.1, 10_000).At(0.01, 10_000, 65_000), 1e-12);
        Assert.Equal(0.01, new RatePolicy.Step(0.1, 10_000).At(0.01, 9_999, 65_000), 1e-12);
        Assert.Equal(0.05 / 1.005, new RatePolicy.Decay(5e-7).At(0.05, 10_000, 60_000), 1e-12);
        var cycle = new RatePolicy.OneCycle(0.25);
        Assert.Equal(1, cycle.At(1, 24, 99), 1e-12);
        Assert.InRange(cycle.At(1, 98, 99), 0, 1e-3);
    }

    private static Network<double> OneParameter(int length, Workers workers) =>
        new(Shape.Vector(length), [new Dense<double>(1)], 1, workers, isTrained: true);
}
