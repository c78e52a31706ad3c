using System.Numerics;
using Mnist.Learning.Kernels;

namespace Mnist.Learning.Tests.Kernels;

/// <summary>Each operation at every length around the vector width, against the plain formula, bit for bit.</summary>
public sealed unsafe class ElementwiseTests
{
    [Fact]
    public void All_operations_in_single_precision() => CheckAll<float>();

    [Fact]
    public void All_operations_in_double_precision() => CheckAll<double>();

    [Fact]
    public void The_tangent_is_within_four_units_in_the_last_place()
    {
        const int Count = 200_001;
        var from = new Block<float>(Count);
        var to = new Block<float>(Count);
        for (int i = 0; i < Count; i++)
        {
            from.Span[i] = (i - (Count / 2)) * 1.2e-4f;
        }

        HyperbolicTangent.Tanh(from.Pointer, to.Pointer, Count);
        for (int i = 0; i < Count; i++)
        {
            double expected = Math.Tanh(from.Span[i]);
            Assert.InRange(to.Span[i], expected - (4 * MathF.BitIncrement(1) - 4) * Math.Abs(expected), expected + (4 * MathF.BitIncrement(1) - 4) * Math.Abs(expected));
        }
    }

    [Theory]
    [InlineData(float.NaN, float.NaN)]
    [InlineData(float.PositiveInfinity, 1f)]
    [InlineData(float.NegativeInfinity, -1f)]
    [InlineData(0f, 0f)]
    [InlineData(1e-30f, 1e-30f)]
    [InlineData(-50f, -1f)]
    public void The_tangent_knows_its_limits(float x, float expected)
    {
        float result = 0;
        HyperbolicTangent.Tanh(&x, &result, 1);
        Assert.Equal(expected, result);
    }

    private static void CheckAll<T>()
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int length = 0; length <= (2 * Vector<T>.Count) + 3; length++)
        {
            Check<T>(length, (a, b, to, count) => Elementwise.Relu(a, to, count), (x, _) => T.Max(x, T.Zero));
            Check<T>(length, (a, b, to, count) => Elementwise.Multiply(a, b, to, count), (x, y) => x * y);
            Check<T>(length, (a, b, to, count) => Elementwise.ReluGradient(a, b, to, count), (x, y) => x > T.Zero ? y : T.Zero);
            Check<T>(length, (a, b, to, count) => Elementwise.TanhGradient(a, b, to, count), (x, y) => y * (T.One - (x * x)));
            Check<T>(length, (a, b, to, count) => Elementwise.SigmoidGradient(a, b, to, count), (x, y) => y * (x * (T.One - x)));
            Check<T>(
                length,
                (a, b, to, count) =>
                {
                    new ReadOnlySpan<T>(a, count).CopyTo(new Span<T>(to, count));
                    Elementwise.Add(b, to, count);
                },
                (x, y) => x + y);
        }
    }

    private delegate void Operation<T>(T* a, T* b, T* to, int count)
        where T : unmanaged;

    private static void Check<T>(int length, Operation<T> operation, Func<T, T, T> expected)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var random = new SeededRandom(length);
        (Block<T> a, Block<T> b, Block<T> to) = (new Block<T>(length + 1), new Block<T>(length + 1), new Block<T>(length + 1));
        for (int i = 0; i <= length; i++)
        {
            (a.Span[i], b.Span[i]) = (T.CreateChecked((2 * random.NextDouble()) - 1), T.CreateChecked((2 * random.NextDouble()) - 1));
        }

        operation(a.Pointer, b.Pointer, to.Pointer, length);
        for (int i = 0; i < length; i++)
        {
            Assert.Equal(expected(a.Span[i], b.Span[i]), to.Span[i]);
        }

        Assert.Equal(T.Zero, to.Span[length]);
    }
}
