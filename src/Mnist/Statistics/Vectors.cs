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
    public static double Dot(double[] left, double[] right)
    {
        double sum = 0;
        for (int i = 0; i < left.Length; i++)
        {
            sum += left[i] * right[i];
        }

        return sum;
    }
}
