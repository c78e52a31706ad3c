using Mnist.Learning.Kernels;
using Mnist.Learning.Layers;
using Mnist.Learning.Networks;

namespace Mnist.Learning.Tests.Layers;

public sealed class DropoutTests
{
    [Fact]
    public void Keeps_the_share_it_is_told_to_and_scales_it_up()
    {
        float[] kept = Run(seed: 1, iteration: 0, isTraining: true);
        Assert.All(kept, value => Assert.True(value is 0 or 4));
        Assert.InRange(kept.Count(value => value != 0) / (double)kept.Length, 0.24, 0.26);
    }

    [Fact]
    public void Depends_on_seed_and_iteration_alone()
    {
        Assert.Equal(Run(1, 5, true), Run(1, 5, true));
        Assert.NotEqual(Run(1, 5, true), Run(1, 6, true));
        Assert.NotEqual(Run(1, 5, true), Run(2, 5, true));
    }

    [Fact]
    public void Changes_nothing_after_training() => Assert.All(Run(1, 0, isTraining: false), value => Assert.Equal(1, value));

    [Theory]
    [InlineData(0)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void Refuses_a_share_that_cannot_be(double keep) => Assert.Throws<ArgumentException>(() => new Dropout<float>(keep).Connect(Shape.Vector(3)));

    private static float[] Run(long seed, long iteration, bool isTraining)
    {
        using var workers = new Workers(2);
        var network = new Network<float>(Shape.Vector(1003), [new Dropout<float>(0.25)], 20, workers, isTrained: true);
        network.Samples.Span.Fill(1);
        network.Pass.Seed = seed;
        network.Pass.Iteration = iteration;
        return network.Forward(20, isTraining).ToArray();
    }
}
