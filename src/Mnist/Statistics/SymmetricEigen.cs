namespace Mnist.Statistics;

/// <summary>Computes the largest eigenvalues of a positive semidefinite matrix, and their vectors.</summary>
/// <remarks>
/// A few vectors come from subspace iteration with Rayleigh-Ritz projection (Golub and Van Loan: Matrix Computations, 8.2.4), over some
/// more than needed, so that it converges fast. Jacobi rotations solve the small problem. Many come from the whole spectrum. No sum
/// depends on the width of the processor's vectors.
/// </remarks>
internal static class SymmetricEigen
{
    private const int Spare = 10;

    // For more vectors than this share of all, all at once are faster.
    private const int FewOfAll = 16;
    private const int MaximumRounds = 300;
    private const double Tolerance = 1e-12;

    public static (double[] Values, double[][] Vectors) Largest(double[] matrix, int size, int count, CancellationToken cancellationToken)
    {
        int width = Math.Min(size, count + Spare);
        if (width > size / FewOfAll)
        {
            return WholeSpectrum.Largest(matrix, size, count, cancellationToken);
        }

        double[][] basis = Start(width, size);
        double[] values = new double[width];
        for (int round = 0; round < MaximumRounds; round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            double[][] images = Multiply(matrix, size, basis);
            (values, double[][] rotation) = Jacobi.Solve(Products(basis, images));
            basis = Combine(basis, rotation);
            images = Combine(images, rotation);
            if (HasConverged(basis, images, values, count))
            {
                break;
            }

            // A vector that the matrix maps to zero keeps its direction.
            for (int k = 0; k < width; k++)
            {
                basis[k] = Vectors.Norm(images[k]) > values[0] * 1e-14 && values[0] > 0 ? images[k] : basis[k];
            }

            Vectors.Orthonormalize(basis);
        }

        for (int k = 0; k < count; k++)
        {
            Vectors.FixSign(basis[k]);
        }

        return ([.. values.Take(count).Select(value => Math.Max(0, value))], basis[..count]);
    }

    private static double[][] Start(int width, int size)
    {
        var random = new SeededRandom(0);
        double[][] basis = new double[width][];
        for (int k = 0; k < width; k++)
        {
            basis[k] = new double[size];
            for (int i = 0; i < size; i++)
            {
                basis[k][i] = random.NextDouble() - 0.5;
            }
        }

        Vectors.Orthonormalize(basis);
        return basis;
    }

    private static double[][] Multiply(double[] matrix, int size, double[][] vectors)
    {
        // All vectors together, so that the matrix is read once.
        int width = vectors.Length;
        double[] packed = new double[size * width];
        for (int i = 0; i < size; i++)
        {
            for (int k = 0; k < width; k++)
            {
                packed[(i * width) + k] = vectors[k][i];
            }
        }

        double[][] images = [.. vectors.Select(_ => new double[size])];
        double[] sums = new double[width];
        for (int i = 0; i < size; i++)
        {
            Array.Clear(sums);
            for (int j = 0; j < size; j++)
            {
                double factor = matrix[(i * size) + j];
                ReadOnlySpan<double> row = packed.AsSpan(j * width, width);
                for (int k = 0; k < row.Length; k++)
                {
                    sums[k] += factor * row[k];
                }
            }

            for (int k = 0; k < width; k++)
            {
                images[k][i] = sums[k];
            }
        }

        return images;
    }

    private static double[,] Products(double[][] left, double[][] right)
    {
        double[,] products = new double[left.Length, left.Length];
        for (int i = 0; i < left.Length; i++)
        {
            for (int j = i; j < left.Length; j++)
            {
                products[i, j] = products[j, i] = (Vectors.Dot(left[i], right[j]) + Vectors.Dot(left[j], right[i])) / 2;
            }
        }

        return products;
    }

    private static double[][] Combine(double[][] vectors, double[][] rotation) => [.. rotation.Select(weights =>
    {
        double[] sum = new double[vectors[0].Length];
        for (int k = 0; k < vectors.Length; k++)
        {
            for (int i = 0; i < sum.Length; i++)
            {
                sum[i] += weights[k] * vectors[k][i];
            }
        }

        return sum;
    })];

    private static bool HasConverged(double[][] basis, double[][] images, double[] values, int count)
    {
        for (int k = 0; k < count; k++)
        {
            double error = 0;
            for (int i = 0; i < basis[k].Length; i++)
            {
                double difference = images[k][i] - (values[k] * basis[k][i]);
                error += difference * difference;
            }

            if (Math.Sqrt(error) > Tolerance * values[0])
            {
                return false;
            }
        }

        return true;
    }
}
