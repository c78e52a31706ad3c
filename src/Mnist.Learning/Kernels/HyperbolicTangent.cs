using System.Numerics;

namespace Mnist.Learning.Kernels;

/// <summary>tanh and the logistic function, with vectors for float and the runtime's functions for double.</summary>
/// <remarks>
/// Below 0.3: the Taylor series of tanh up to x^11. Above: 1 - 2 / (e^2x + 1) with e^y = 2^n * e^r, |r| at most ln 2 / 2, and the Taylor
/// series of e^r up to r^7. The error is at most 4 units in the last place (a test checks it), and the bits are the same for every
/// width of vector.
/// </remarks>
internal static unsafe class HyperbolicTangent
{
    /// <summary>to = tanh(from).</summary>
    public static void Tanh<T>(T* from, T* to, int count)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(float))
        {
            Run((float*)from, (float*)to, count, sigmoid: false);
            return;
        }

        for (int i = 0; i < count; i++)
        {
            to[i] = T.Tanh(from[i]);
        }
    }

    /// <summary>to = 1 / (1 + e^-from) = (1 + tanh(from / 2)) / 2.</summary>
    public static void Sigmoid<T>(T* from, T* to, int count)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(float))
        {
            Run((float*)from, (float*)to, count, sigmoid: true);
            return;
        }

        for (int i = 0; i < count; i++)
        {
            to[i] = T.One / (T.One + T.Exp(-from[i]));
        }
    }

    private static void Run(float* from, float* to, int count, bool sigmoid)
    {
        int width = Vector<float>.Count;
        int i = 0;
        for (; i <= count - width; i += width)
        {
            Apply(Vector.Load(from + i), sigmoid).Store(to + i);
        }

        if (i < count)
        {
            // The rest is copied into a vector, so that all numbers are computed in the same way.
            float* rest = stackalloc float[width];
            new Span<float>(rest, width).Clear();
            new ReadOnlySpan<float>(from + i, count - i).CopyTo(new Span<float>(rest, width));
            Apply(Vector.Load(rest), sigmoid).Store(rest);
            new ReadOnlySpan<float>(rest, count - i).CopyTo(new Span<float>(to + i, count - i));
        }
    }

    private static Vector<float> Apply(Vector<float> x, bool sigmoid)
    {
        if (!sigmoid)
        {
            return Tanh(x);
        }

        var half = new Vector<float>(0.5f);
        return half + (half * Tanh(x * half));
    }

    private static Vector<float> Tanh(Vector<float> x)
    {
        Vector<float> magnitude = Vector.Abs(x);
        Vector<float> square = x * x;
        Vector<float> series = new(-1382f / 155925f);
        series = (series * square) + new Vector<float>(62f / 2835f);
        series = (series * square) + new Vector<float>(-17f / 315f);
        series = (series * square) + new Vector<float>(2f / 15f);
        series = (series * square) + new Vector<float>(-1f / 3f);
        series = x + (x * square * series);

        // tanh(10) is 1 in float.
        Vector<float> exponential = Exp(Vector.Min(magnitude, new Vector<float>(10f)) * new Vector<float>(2f));
        Vector<float> large = Vector<float>.One - (new Vector<float>(2f) / (exponential + Vector<float>.One));
        large = Vector.ConditionalSelect(Vector.LessThan(x, Vector<float>.Zero), -large, large);
        Vector<float> result = Vector.ConditionalSelect(Vector.LessThan(magnitude, new Vector<float>(0.3f)), series, large);
        return Vector.ConditionalSelect(Vector.Equals(x, x), result, x); // NaN stays NaN
    }

    // For 0 <= x <= 20.
    private static Vector<float> Exp(Vector<float> x)
    {
        Vector<int> n = Vector.ConvertToInt32((x * new Vector<float>(1.44269504f)) + new Vector<float>(0.5f));
        Vector<float> whole = Vector.ConvertToSingle(n);

        // ln 2 in two parts. The first one times n is exact.
        Vector<float> r = x - (whole * new Vector<float>(0.693359375f)) + (whole * new Vector<float>(2.12194440e-4f));
        Vector<float> series = new(1f / 5040f);
        series = (series * r) + new Vector<float>(1f / 720f);
        series = (series * r) + new Vector<float>(1f / 120f);
        series = (series * r) + new Vector<float>(1f / 24f);
        series = (series * r) + new Vector<float>(1f / 6f);
        series = (series * r) + new Vector<float>(0.5f);
        series = (series * r) + Vector<float>.One;
        series = (series * r) + Vector<float>.One;
        return series * Vector.AsVectorSingle(Vector.ShiftLeft(n + new Vector<int>(127), 23));
    }
}
