namespace Mnist.Statistics;

/// <summary>Computes all eigenvalues and vectors of a symmetric matrix, and returns the largest.</summary>
/// <remarks>
/// Reflections make the matrix tridiagonal, and implicit QL steps diagonal (Golub and Van Loan: Matrix Computations, 8.3; the steps are
/// those of EISPACK's tql2). Rows are combined as wholes, so vectors of every width give the same bits.
/// </remarks>
internal static class WholeSpectrum
{
    private const int MaximumSteps = 100;
    private const double Epsilon = 1.1102230246251565e-16;

    public static (double[] Values, double[][] Vectors) Largest(double[] matrix, int size, int count, CancellationToken cancellationToken)
    {
        double[][] rows = [.. Enumerable.Range(0, size).Select(i => matrix.AsSpan(i * size, size).ToArray())];
        (double[] diagonal, double[] beside) = Tridiagonalize(rows, cancellationToken);
        Diagonalize(diagonal, beside, rows, cancellationToken);
        int[] order = [.. Enumerable.Range(0, size).OrderByDescending(i => diagonal[i]).Take(count)];
        double[][] vectors = [.. order.Select(i => rows[i])];
        Array.ForEach(vectors, Vectors.FixSign);
        return ([.. order.Select(i => Math.Max(0, diagonal[i]))], vectors);
    }

    // Replaces the matrix by the transposed product of the reflections. Returns the diagonal and the numbers beside it.
    private static (double[] Diagonal, double[] Beside) Tridiagonalize(double[][] rows, CancellationToken cancellationToken)
    {
        int size = rows.Length;
        double[] diagonal = new double[size];
        double[] beside = new double[size];
        double[][] mirrors = new double[size][];
        for (int k = 0; k < size; k++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            diagonal[k] = rows[k][k];
            if (k == size - 1)
            {
                break;
            }

            // The mirror maps the rest of the row to its first axis. Its length is the square root of 2.
            double[] mirror = rows[k].AsSpan(k + 1).ToArray();
            double length = Vectors.Norm(mirror);
            beside[k] = mirror[0] > 0 ? -length : length;
            mirror[0] -= beside[k];
            double norm = Vectors.Norm(mirror);
            if (norm == 0)
            {
                continue;
            }

            for (int i = 0; i < mirror.Length; i++)
            {
                mirror[i] *= Math.Sqrt(2) / norm;
            }

            mirrors[k] = mirror;
            Reflect(rows, k + 1, mirror);
        }

        Accumulate(rows, mirrors, cancellationToken);
        return (diagonal, beside);
    }

    // A = (1 - v v') A (1 - v v') = A - v w' - w v', with w = A v - (v' A v / 2) v, for the part of the matrix from a row and column on.
    private static void Reflect(double[][] rows, int start, double[] mirror)
    {
        double[] image = new double[mirror.Length];
        for (int i = 0; i < mirror.Length; i++)
        {
            Vectors.AddScaled(image, rows[start + i].AsSpan(start), mirror[i]);
        }

        Vectors.AddScaled(image, mirror, -Vectors.Dot(mirror, image) / 2);
        for (int i = 0; i < mirror.Length; i++)
        {
            Span<double> row = rows[start + i].AsSpan(start);
            Vectors.AddScaled(row, image, -mirror[i]);
            Vectors.AddScaled(row, mirror, -image[i]);
        }
    }

    private static void Accumulate(double[][] rows, double[][] mirrors, CancellationToken cancellationToken)
    {
        int size = rows.Length;
        for (int i = 0; i < size; i++)
        {
            Array.Clear(rows[i]);
            rows[i][i] = 1;
        }

        for (int k = size - 2; k >= 0; k--)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (mirrors[k] is not { } mirror)
            {
                continue;
            }

            double[] image = new double[mirror.Length];
            for (int i = 0; i < mirror.Length; i++)
            {
                Vectors.AddScaled(image, rows[k + 1 + i].AsSpan(k + 1), mirror[i]);
            }

            for (int i = 0; i < mirror.Length; i++)
            {
                Vectors.AddScaled(rows[k + 1 + i].AsSpan(k + 1), image, -mirror[i]);
            }
        }

        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < i; j++)
            {
                (rows[i][j], rows[j][i]) = (rows[j][i], rows[i][j]);
            }
        }
    }

    // Rotates until nothing is left beside the diagonal. The rows become the vectors.
    private static void Diagonalize(double[] diagonal, double[] beside, double[][] rows, CancellationToken cancellationToken)
    {
        double scale = diagonal.Zip(beside, (a, b) => Math.Abs(a) + Math.Abs(b)).Max();
        for (int low = 0; low < diagonal.Length; low++)
        {
            for (int step = 0; step < MaximumSteps; step++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                int high = low;
                while (high < diagonal.Length - 1 && Math.Abs(beside[high]) > Epsilon * scale)
                {
                    high++;
                }

                if (high == low)
                {
                    break;
                }

                Step(diagonal, beside, low, high, rows);
            }
        }
    }

    private static void Step(double[] diagonal, double[] beside, int low, int high, double[][] rows)
    {
        double g = (diagonal[low + 1] - diagonal[low]) / (2 * beside[low]);
        double r = Math.Sqrt((g * g) + 1);
        g = diagonal[high] - diagonal[low] + (beside[low] / (g + (g < 0 ? -r : r)));
        (double sine, double cosine, double shift) = (1, 1, 0);
        for (int i = high - 1; i >= low; i--)
        {
            (double f, double b) = (sine * beside[i], cosine * beside[i]);
            beside[i + 1] = r = Math.Sqrt((f * f) + (g * g));
            if (r == 0)
            {
                diagonal[i + 1] -= shift;
                beside[high] = 0;
                return;
            }

            (sine, cosine) = (f / r, g / r);
            g = diagonal[i + 1] - shift;
            r = ((diagonal[i] - g) * sine) + (2 * cosine * b);
            shift = sine * r;
            diagonal[i + 1] = g + shift;
            g = (cosine * r) - b;
            Vectors.Rotate(rows[i], rows[i + 1], cosine, sine);
        }

        diagonal[low] -= shift;
        beside[low] = g;
        beside[high] = 0;
    }
}
