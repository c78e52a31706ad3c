using System.Numerics;
using System.Runtime.InteropServices;

namespace Mnist.Statistics;

/// <summary>Linear algebra with vectors, entry by entry in a fixed order.</summary>
internal static class Vectors
{
    /// <summary>Makes the vectors orthonormal by Gram-Schmidt, applied twice.</summary>
    /// <remarks>http://dx.doi.org/10.1007/s00211-005-0615-4. A vector that depends on those before it becomes zero.</remarks>
    public static void Orthonormalize(double[][] basis)
    {
        for (int k = 0; k < basis.Length; k++)
        {
            for (int pass = 0; pass < 2; pass++)
            {
                for (int j = 0; j < k; j++)
                {
                    double product = Dot(basis[k], basis[j]);
                    for (int i = 0; i < basis[k].Length; i++)
                    {
                        basis[k][i] -= product * basis[j][i];
                    }
                }

                double norm = Norm(basis[k]);
                for (int i = 0; i < basis[k].Length && norm > 0; i++)
                {
                    basis[k][i] /= norm;
                }
            }
        }
    }

    /// <summary>target += source * factor, with the same bits for every width of vector.</summary>
    public static void AddScaled(Span<double> target, ReadOnlySpan<double> source, double factor)
    {
        Span<Vector<double>> targets = MemoryMarshal.Cast<double, Vector<double>>(target);
        ReadOnlySpan<Vector<double>> sources = MemoryMarshal.Cast<double, Vector<double>>(source);
        for (int i = 0; i < targets.Length; i++)
        {
            targets[i] += sources[i] * factor;
        }

        for (int i = targets.Length * Vector<double>.Count; i < target.Length; i++)
        {
            target[i] += source[i] * factor;
        }
    }

    /// <summary>(first, second) = (cosine * first - sine * second, sine * first + cosine * second).</summary>
    public static void Rotate(Span<double> first, Span<double> second, double cosine, double sine)
    {
        Span<Vector<double>> firsts = MemoryMarshal.Cast<double, Vector<double>>(first);
        Span<Vector<double>> seconds = MemoryMarshal.Cast<double, Vector<double>>(second);
        for (int i = 0; i < firsts.Length; i++)
        {
            (firsts[i], seconds[i]) = ((firsts[i] * cosine) - (seconds[i] * sine), (firsts[i] * sine) + (seconds[i] * cosine));
        }

        for (int i = firsts.Length * Vector<double>.Count; i < first.Length; i++)
        {
            (first[i], second[i]) = ((first[i] * cosine) - (second[i] * sine), (first[i] * sine) + (second[i] * cosine));
        }
    }

    /// <summary>Changes the sign of a vector so that its largest entry is positive.</summary>
    public static void FixSign(double[] vector)
    {
        double largest = vector.MaxBy(Math.Abs);
        for (int i = 0; largest < 0 && i < vector.Length; i++)
        {
            vector[i] = -vector[i];
        }
    }

    /// <summary>Returns the length.</summary>
    public static double Norm(double[] vector) => Math.Sqrt(Dot(vector, vector));

    /// <summary>Returns the sum of the products, added in order.</summary>
    public static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        double sum = 0;
        for (int i = 0; i < left.Length; i++)
        {
            sum += left[i] * right[i];
        }

        return sum;
    }
}
