using Mnist.Learning.Kernels;
using Mnist.Learning.Layers;
using Mnist.Learning.Networks;

namespace Mnist.Learning.Tests.Layers;

/// <summary>Derivatives against finite differences, in double: of the loss by every number that comes in and every parameter.</summary>
public sealed class GradientCheckTests
{
    private const int Count = 4;
    private const double Step = 1e-5;

    public static TheoryData<string> Names =>
        ["dense", "conv", "conv same", "conv same even", "pool", "pool padded", "pool overlapping", "norm", "norm of a vector", "relu", "tanh", "sigmoid", "dropout", "all"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Derivatives_are_those_of_finite_differences(string name)
    {
        using var workers = new Workers(2);
        var probe = new Probe<double>();
        var network = new Network<double>(new Shape(6, 7, 2), [probe, .. Create(name), new Flatten<double>(), new Dense<double>(5)], Count, workers, isTrained: true);
        network.Initialize(3);
        var random = new SeededRandom(7);
        foreach (ref double value in network.Samples.Span)
        {
            value = (4 * random.NextDouble()) - 2;
        }

        foreach (Parameter<double> parameter in network.Parameters.Where(parameter => parameter.IsLearned))
        {
            foreach (ref double value in parameter.ValueSpan)
            {
                value += 0.2 * (random.NextDouble() - 0.5);
            }
        }

        int[] labels = [2, 0, 4, 1];
        network.Learn(labels, out _);
        Check(network, labels, network.Samples.Span, probe.Gradient.ToArray(), "input");
        foreach (Parameter<double> parameter in network.Parameters.Where(parameter => parameter.IsLearned))
        {
            network.Learn(labels, out _);
            Check(network, labels, parameter.ValueSpan, parameter.GradientSpan.ToArray(), parameter.Name);
        }
    }

    private static Layer<double>[] Create(string name) => name switch
    {
        "dense" => [new Flatten<double>(), new Dense<double>(37)],
        "conv" => [new Convolution<double>(3, 3)],
        "conv same" => [new Convolution<double>(3, 5, same: true)],
        "conv same even" => [new Convolution<double>(3, 2, same: true)],
        "pool" => [new MaxPooling<double>(2, 2)],
        "pool padded" => [new MaxPooling<double>(3, 3, 1)],
        "pool overlapping" => [new MaxPooling<double>(3, 1)],
        "norm" => [new BatchNormalization<double>()],
        "norm of a vector" => [new Flatten<double>(), new Dense<double>(9), new BatchNormalization<double>()],
        "relu" => [new Convolution<double>(3, 3), new Relu<double>()],
        "tanh" => [new Convolution<double>(3, 3), new Tanh<double>()],
        "sigmoid" => [new Convolution<double>(3, 3), new Sigmoid<double>()],
        "dropout" => [new Dropout<double>(0.5)],
        "all" =>
        [
            new Convolution<double>(4, 3, same: true), new BatchNormalization<double>(), new Relu<double>(), new MaxPooling<double>(2, 2),
            new Convolution<double>(5, 2), new Tanh<double>(), new MaxPooling<double>(2, 1), new Sigmoid<double>(), new Dropout<double>(0.7),
            new Flatten<double>(), new Dense<double>(11), new Relu<double>(), new Dropout<double>(0.5),
        ],
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    private static void Check(Network<double> network, int[] labels, Span<double> values, double[] gradients, string name)
    {
        for (int i = 0; i < values.Length; i++)
        {
            double value = values[i];
            values[i] = value + Step;
            double above = network.Learn(labels, out _);
            values[i] = value - Step;
            double below = network.Learn(labels, out _);
            values[i] = value;
            double expected = (above - below) / (2 * Step);
            Assert.True(Math.Abs(expected - gradients[i]) < 1e-7 + (1e-5 * Math.Abs(expected)), $"{name}[{i}]: {expected} by difference, {gradients[i]} by us");
        }
    }
}
