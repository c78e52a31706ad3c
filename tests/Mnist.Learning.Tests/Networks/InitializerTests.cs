using Mnist.Learning.Initializers;

namespace Mnist.Learning.Tests.Networks;

public sealed class InitializerTests
{
    private const int Count = 100_000;

    [Fact]
    public void Xavier_has_variance_one_over_fan_in() => CheckUniform(UniformFanIn.Xavier, 25, Math.Sqrt(3.0 / 25));

    [Fact]
    public void Torch_stays_within_one_over_the_root_of_fan_in() => CheckUniform(UniformFanIn.Torch, 576, 1 / 24.0);

    [Fact]
    public void Truncated_stays_within_two_deviations()
    {
        double[] values = Fill(Normal.Tutorial, 9);
        Assert.All(values, value => Assert.InRange(value, -0.2, 0.2));

        // The deviation of a normal distribution cut at two deviations is 0.8796 of the whole one's.
        Assert.Equal(0.08796, Deviation(values), 0.001);
    }

    [Fact]
    public void He_has_variance_two_over_fan_in() => Assert.Equal(Math.Sqrt(2.0 / 50), Deviation(Fill(Normal.He, 50)), 0.003);

    [Fact]
    public void The_same_seed_gives_the_same_numbers() => Assert.Equal(Fill(Normal.He, 3), Fill(Normal.He, 3));

    private static void CheckUniform(Initializer initializer, int fanIn, double limit)
    {
        double[] values = Fill(initializer, fanIn);
        Assert.InRange(values.Max(), 0.999 * limit, limit);
        Assert.InRange(values.Min(), -limit, -0.999 * limit);
        Assert.Equal(limit / Math.Sqrt(3), Deviation(values), 0.01 * limit);
    }

    private static double[] Fill(Initializer initializer, int fanIn)
    {
        double[] values = new double[Count];
        initializer.Fill<double>(values, fanIn, new SeededRandom(5));
        return values;
    }

    private static double Deviation(double[] values) => Math.Sqrt(values.Average(value => value * value));
}
