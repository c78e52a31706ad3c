namespace Mnist.Learning.Initializers;

/// <summary>A uniform distribution between plus and minus sqrt(scale / fan-in).</summary>
internal sealed class UniformFanIn : Initializer
{
    private readonly double _scale;

    private UniformFanIn(double scale) => _scale = scale;

    /// <summary>Caffe's "xavier" filler: variance 1 / fan-in (Glorot and Bengio 2010, with fan-in alone).</summary>
    public static UniformFanIn Xavier { get; } = new(3);

    /// <summary>The default of Torch's layers: between plus and minus 1 / sqrt(fan-in), also for biases.</summary>
    public static UniformFanIn Torch { get; } = new(1);

    public override void Fill<T>(Span<T> values, int fanIn, SeededRandom random)
    {
        double limit = Math.Sqrt(_scale / fanIn);
        foreach (ref T value in values)
        {
            value = T.CreateChecked(((2 * random.NextDouble()) - 1) * limit);
        }
    }
}
