namespace Mnist.Statistics;

/// <summary>Computes all eigenvalues of a small symmetric matrix by rotations (Golub and Van Loan: Matrix Computations, 8.5).</summary>
internal static class Jacobi
{
    private const int MaximumSweeps = 60;

    /// <summary>Returns the eigenvalues, the largest first, with their vectors of length 1.</summary>
    public static (double[] Values, double[][] Vectors) Solve(double[,] matrix)
    {
        int size = matrix.GetLength(0);
        double[,] a = (double[,])matrix.Clone();
        double[][] vectors = [.. Enumerable.Range(0, size).Select(i => Enumerable.Range(0, size).Select(j => i == j ? 1.0 : 0).ToArray())];
        for (int sweep = 0; sweep < MaximumSweeps; sweep++)
        {
            bool hasRotated = false;
            for (int p = 0; p < size; p++)
            {
                for (int q = p + 1; q < size; q++)
                {
                    hasRotated |= Rotate(a, vectors, p, q);
                }
            }

            if (!hasRotated)
            {
                break;
            }
        }

        int[] order = [.. Enumerable.Range(0, size).OrderByDescending(i => a[i, i])];
        return ([.. order.Select(i => a[i, i])], [.. order.Select(i => vectors[i])]);
    }

    private static bool Rotate(double[,] a, double[][] vectors, int p, int q)
    {
        // Too small to change a diagonal entry.
        double scale = Math.Sqrt(Math.Abs(a[p, p]) * Math.Abs(a[q, q]));
        if (Math.Abs(a[p, q]) <= 1e-17 * scale || Math.Abs(a[p, q]) < 1e-300)
        {
            return false;
        }

        double theta = (a[q, q] - a[p, p]) / (2 * a[p, q]);
        double tangent = (theta < 0 ? -1 : 1) / (Math.Abs(theta) + Math.Sqrt((theta * theta) + 1));
        double cosine = 1 / Math.Sqrt((tangent * tangent) + 1);
        double sine = tangent * cosine;
        for (int k = 0; k < vectors.Length; k++)
        {
            (a[k, p], a[k, q]) = ((cosine * a[k, p]) - (sine * a[k, q]), (sine * a[k, p]) + (cosine * a[k, q]));
        }

        for (int k = 0; k < vectors.Length; k++)
        {
            (a[p, k], a[q, k]) = ((cosine * a[p, k]) - (sine * a[q, k]), (sine * a[p, k]) + (cosine * a[q, k]));
            (vectors[p][k], vectors[q][k]) = ((cosine * vectors[p][k]) - (sine * vectors[q][k]), (sine * vectors[p][k]) + (cosine * vectors[q][k]));
        }

        a[p, q] = a[q, p] = 0;
        return true;
    }
}
