namespace Mnist.Learning.Initializers;

/// <summary>A normal distribution, by the method of Box and Muller.</summary>
internal sealed class Normal : Initializer
{
    private readonly double _deviation;
    private readonly double _limit;
    private readonly bool _byFanIn;

    private Normal(double deviation, double limit, bool byFanIn)
    {
        _deviation = deviation;
        _limit = limit;
        _byFanIn = byFanIn;
    }

    /// <summary>Deviation sqrt(2 / fan-in), for layers before a rectifier (He et al. 2015, https://arxiv.org/abs/1502.01852).</summary>
    public static Normal He { get; } = new(Math.Sqrt(2), double.PositiveInfinity, byFanIn: true);

    /// <summary>TensorFlow's <c>truncated_normal</c> with deviation 0.1: values beyond two deviations are drawn again.</summary>
    public static Normal Tutorial { get; } = new(0.1, 2, byFanIn: false);

    public override void Fill<T>(Span<T> values, int fanIn, SeededRandom random)
    {
        double deviation = _byFanIn ? _deviation / Math.Sqrt(fanIn) : _deviation;
        foreach (ref T value in values)
        {
            value = T.CreateChecked(deviation * Draw(random));
        }
    }

    private double Draw(SeededRandom random)
    {
        double draw;
        do
        {
            double radius = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()));
            draw = radius * Math.Cos(2 * Math.PI * random.NextDouble());
        }
        while (Math.Abs(draw) > _limit);
        return draw;
    }
}
