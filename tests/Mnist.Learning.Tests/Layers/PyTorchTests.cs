using System.Text.Json;
using Mnist.Learning.Kernels;
using Mnist.Learning.Layers;
using Mnist.Learning.Losses;
using Mnist.Learning.Networks;

namespace Mnist.Learning.Tests.Layers;

/// <summary>Every layer gives what PyTorch gave when Recorded/record.py was run.</summary>
public sealed class PyTorchTests
{
    private static readonly JsonElement s_recorded =
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Recorded", "pytorch.json"))).RootElement;

    internal static JsonElement Recorded => s_recorded;

    [Theory]
    [InlineData("conv valid 3")]
    [InlineData("conv same 5")]
    [InlineData("dense")]
    [InlineData("pool 2")]
    [InlineData("pool 3 padding 1")]
    [InlineData("pool 3 stride 2")]
    [InlineData("relu")]
    [InlineData("tanh")]
    [InlineData("sigmoid")]
    [InlineData("norm")]
    public void Outputs_and_derivatives_are_the_same(string name)
    {
        CheckDouble(name);
        CheckFloat(name);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.1)]
    public void Cross_entropy_is_the_same(double smoothing)
    {
        JsonElement recorded = s_recorded.GetProperty("entropy");
        double[] scores = Doubles(recorded.GetProperty("scores"));
        int[] labels = [.. recorded.GetProperty("labels").EnumerateArray().Select(label => label.GetInt32())];
        double[] gradient = new double[scores.Length];
        double loss = SoftmaxCrossEntropy.Measure<double>(scores, labels, smoothing, gradient, out _);
        JsonElement expected = smoothing == 0 ? recorded : recorded.GetProperty("smoothed");
        Assert.Equal(expected.GetProperty("loss").GetDouble(), loss, 1e-7);
        AssertNear(Doubles(expected.GetProperty("gradient")), gradient, 1e-7);
    }

    internal static double[] Doubles(JsonElement array) => [.. array.EnumerateArray().Select(number => number.GetDouble())];

    internal static void AssertNear(double[] expected, ReadOnlySpan<double> actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(Math.Abs(expected[i] - actual[i]) <= tolerance * (1 + Math.Abs(expected[i])), $"{i}: {expected[i]:R} is not {actual[i]:R}");
        }
    }

    private static Layer<T> Create<T>(string name)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> => name switch
        {
            "conv valid 3" => new Convolution<T>(5, 3),
            "conv same 5" => new Convolution<T>(3, 5, same: true),
            "dense" => new Dense<T>(4),
            "pool 2" => new MaxPooling<T>(2, 2),
            "pool 3 padding 1" => new MaxPooling<T>(3, 3, 1),
            "pool 3 stride 2" => new MaxPooling<T>(3, 2),
            "relu" => new Relu<T>(),
            "tanh" => new Tanh<T>(),
            "sigmoid" => new Sigmoid<T>(),
            "norm" => new BatchNormalization<T>(),
            _ => throw new ArgumentOutOfRangeException(nameof(name)),
        };

    private static void CheckDouble(string name) => Check<double>(name, 1e-7);

    private static void CheckFloat(string name) => Check<float>(name, 2e-5);

    private static void Check<T>(string name, double tolerance)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        JsonElement recorded = s_recorded.GetProperty("cases").EnumerateArray().First(item => item.GetProperty("name").GetString() == name);
        int[] shape = [.. recorded.GetProperty("xShape").EnumerateArray().Select(size => size.GetInt32())];
        using var workers = new Workers(2);
        var probe = new Probe<T>();
        var network = new Network<T>(new Shape(shape[1], shape[2], shape[3]), [probe, Create<T>(name)], shape[0], workers, isTrained: true);
        network.Initialize(1);
        Copy(recorded.GetProperty("x"), network.Samples.Span);
        JsonElement[] parameters = [.. recorded.GetProperty("parameters").EnumerateArray()];
        for (int i = 0; i < parameters.Length; i++)
        {
            Copy(parameters[i], network.Parameters[i].ValueSpan);
        }

        Span<T> y = network.Forward(shape[0], isTraining: true);
        AssertSame(recorded.GetProperty("y"), y, tolerance);
        var dy = new T[y.Length];
        Copy(recorded.GetProperty("dy"), dy);
        network.Backward(dy, shape[0]);
        AssertSame(recorded.GetProperty("dx"), probe.Gradient, tolerance);
        JsonElement[] gradients = [.. recorded.GetProperty("gradients").EnumerateArray()];
        for (int i = 0; i < gradients.Length; i++)
        {
            AssertSame(gradients[i], network.Parameters[i].GradientSpan, tolerance);
        }

        if (recorded.TryGetProperty("running", out JsonElement running))
        {
            AssertSame(running[0], network.Parameters[2].ValueSpan, tolerance);
            AssertSame(running[1], network.Parameters[3].ValueSpan, tolerance);
        }
    }

    private static void Copy<T>(JsonElement numbers, Span<T> to)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        int i = 0;
        foreach (JsonElement number in numbers.EnumerateArray())
        {
            to[i++] = T.CreateChecked(number.GetDouble());
        }
    }

    private static void AssertSame<T>(JsonElement expected, ReadOnlySpan<T> actual, double tolerance)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        double[] numbers = new double[actual.Length];
        for (int i = 0; i < numbers.Length; i++)
        {
            numbers[i] = double.CreateChecked(actual[i]);
        }

        AssertNear(Doubles(expected), numbers, tolerance);
    }
}
