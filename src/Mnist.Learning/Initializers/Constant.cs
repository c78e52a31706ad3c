namespace Mnist.Learning.Initializers;

/// <summary>Fills a parameter with one number.</summary>
internal sealed class Constant(double value) : Initializer
{
    public static Constant Zero { get; } = new(0);

    public static Constant One { get; } = new(1);

    public static Constant Tenth { get; } = new(0.1);

    public override void Fill<T>(Span<T> values, int fanIn, SeededRandom random) => values.Fill(T.CreateChecked(value));
}
