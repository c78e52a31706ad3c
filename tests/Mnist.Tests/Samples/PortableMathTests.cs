using CsCheck;

namespace Mnist.Tests.Samples;

public sealed class PortableMathTests
{
    [Fact]
    public void Sine_and_cosine_are_those_of_Math() => Gen.Double[-Math.PI, Math.PI].Sample(angle =>
    {
        Assert.Equal(Math.Sin(angle), PortableMath.Sin(angle), 4e-15);
        Assert.Equal(Math.Cos(angle), PortableMath.Cos(angle), 4e-15);
    });

    [Fact]
    public void The_exponential_is_that_of_Math() => Gen.Double[-50, 0].Sample(power =>
        Assert.Equal(1, PortableMath.Exp(power) / Math.Exp(power), 1e-13));

    [Fact]
    public void The_logarithm_is_that_of_Math()
    {
        Gen.Double[1e-300, 10].Sample(number => Assert.Equal(Math.Log(number), PortableMath.Log(number), 1e-15 * Math.Max(1, Math.Abs(Math.Log(number)))));
        Gen.Double[0.5, 1.5].Sample(number => Assert.Equal(Math.Log(number), PortableMath.Log(number), 1e-15));
        Assert.Equal(0, PortableMath.Log(1));
    }
}
