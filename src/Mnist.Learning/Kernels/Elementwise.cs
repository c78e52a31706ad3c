using System.Numerics;

namespace Mnist.Learning.Kernels;

/// <summary>Operations on each number of a span. A result depends only on its own operands, not on the width of the vectors.</summary>
internal static unsafe class Elementwise
{
    /// <summary>to += from.</summary>
    public static void Add<T>(T* from, T* to, int count)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int i = 0;
        for (; i <= count - Vector<T>.Count; i += Vector<T>.Count)
        {
            (Vector.Load(to + i) + Vector.Load(from + i)).Store(to + i);
        }

        for (; i < count; i++)
        {
            to[i] += from[i];
        }
    }

    /// <summary>to = max(from, 0).</summary>
    public static void Relu<T>(T* from, T* to, int count)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int i = 0;
        for (; i <= count - Vector<T>.Count; i += Vector<T>.Count)
        {
            Vector.Max(Vector.Load(from + i), Vector<T>.Zero).Store(to + i);
        }

        for (; i < count; i++)
        {
            to[i] = from[i] > T.Zero ? from[i] : T.Zero;
        }
    }

    /// <summary>to = output > 0 ? gradient : 0.</summary>
    public static void ReluGradient<T>(T* output, T* gradient, T* to, int count)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int i = 0;
        for (; i <= count - Vector<T>.Count; i += Vector<T>.Count)
        {
            Vector<T> mask = Vector.GreaterThan(Vector.Load(output + i), Vector<T>.Zero);
            (mask & Vector.Load(gradient + i)).Store(to + i);
        }

        for (; i < count; i++)
        {
            to[i] = output[i] > T.Zero ? gradient[i] : T.Zero;
        }
    }

    /// <summary>to = gradient * (1 - output^2), the derivative of the hyperbolic tangent.</summary>
    public static void TanhGradient<T>(T* output, T* gradient, T* to, int count)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int i = 0;
        for (; i <= count - Vector<T>.Count; i += Vector<T>.Count)
        {
            Vector<T> y = Vector.Load(output + i);
            (Vector.Load(gradient + i) * (Vector<T>.One - (y * y))).Store(to + i);
        }

        for (; i < count; i++)
        {
            to[i] = gradient[i] * (T.One - (output[i] * output[i]));
        }
    }

    /// <summary>to = gradient * output * (1 - output), the derivative of the logistic function.</summary>
    public static void SigmoidGradient<T>(T* output, T* gradient, T* to, int count)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int i = 0;
        for (; i <= count - Vector<T>.Count; i += Vector<T>.Count)
        {
            Vector<T> y = Vector.Load(output + i);
            (Vector.Load(gradient + i) * (y * (Vector<T>.One - y))).Store(to + i);
        }

        for (; i < count; i++)
        {
            to[i] = gradient[i] * (output[i] * (T.One - output[i]));
        }
    }

    /// <summary>to = from * factors.</summary>
    public static void Multiply<T>(T* from, T* factors, T* to, int count)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int i = 0;
        for (; i <= count - Vector<T>.Count; i += Vector<T>.Count)
        {
            (Vector.Load(from + i) * Vector.Load(factors + i)).Store(to + i);
        }

        for (; i < count; i++)
        {
            to[i] = from[i] * factors[i];
        }
    }
}
