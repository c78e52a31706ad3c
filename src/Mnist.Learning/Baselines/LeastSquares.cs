using Mnist.Statistics;

namespace Mnist.Learning.Baselines;

/// <summary>Solves the normal equations of least squares.</summary>
/// <remarks>
/// A small penalty for the squares of the weights (ridge regression; Hastie, Tibshirani and Friedman: The Elements of Statistical Learning,
/// 3.4.1) gives every data one solution, also where pixels never change or samples are few.
/// </remarks>
internal static class LeastSquares
{
    /// <summary>Returns the weights for products of features with features and with targets, by Cholesky's method.</summary>
    /// <param name="products">The sums of the products of two features, row by row. They are overwritten.</param>
    /// <param name="targets">The sums of the products of a feature and a target: for each feature, each target. They become the weights.</param>
    /// <param name="size">The number of features.</param>
    /// <param name="penalty">The penalty, above 0.</param>
    /// <param name="cancellationToken">Cancels the computation.</param>
    /// <returns>For each feature, the weight for each target.</returns>
    public static double[] Solve(double[] products, double[] targets, int size, double penalty, CancellationToken cancellationToken)
    {
        int count = targets.Length / size;
        for (int k = 0; k < size; k++)
        {
            products[(k * size) + k] += penalty;
        }

        for (int k = 0; k < size; k++)
        {
            cancellationToken.ThrowIfCancellationRequested();

            // The upper triangle becomes the factor. The penalty keeps the root away from 0.
            Span<double> row = Row(products, k, size)[k..];
            double root = Math.Sqrt(Math.Max(row[0], penalty / 2));
            for (int j = 0; j < row.Length; j++)
            {
                row[j] /= root;
            }

            Scale(Row(targets, k, count), root);
            for (int i = 1; i < row.Length; i++)
            {
                Vectors.AddScaled(Row(products, k + i, size)[(k + i)..], row[i..], -row[i]);
                Vectors.AddScaled(Row(targets, k + i, count), Row(targets, k, count), -row[i]);
            }
        }

        for (int k = size - 1; k >= 0; k--)
        {
            Span<double> row = Row(products, k, size)[k..];
            Span<double> weights = Row(targets, k, count);
            for (int i = 1; i < row.Length; i++)
            {
                Vectors.AddScaled(weights, Row(targets, k + i, count), -row[i]);
            }

            Scale(weights, row[0]);
        }

        return targets;
    }

    private static Span<double> Row(double[] matrix, int row, int columns) => matrix.AsSpan(row * columns, columns);

    private static void Scale(Span<double> row, double divisor)
    {
        for (int i = 0; i < row.Length; i++)
        {
            row[i] /= divisor;
        }
    }
}
