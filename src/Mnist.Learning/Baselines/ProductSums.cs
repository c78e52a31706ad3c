using Mnist.Learning.Kernels;

namespace Mnist.Learning.Baselines;

/// <summary>Sums the products of features with features and with targets over many samples.</summary>
/// <remarks>Each sum is one chain in the order of the samples, so the number of threads does not change its bits.</remarks>
internal sealed unsafe class ProductSums(ProductFeatures features, int categories)
{
    private const int Rows = 512;
    private const int Strip = 48;

    private readonly int _count = features.Count;
    private readonly Block<double> _rows = new(Rows * features.Count);
    private readonly Block<double> _products = new(features.Count * features.Count);
    private readonly double[] _targets = new double[features.Count * categories];

    public (double[] Products, double[] Targets) Add(SampleSet samples, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        using var images = new ImageHold(samples);
        ImageHold held = images;
        for (int start = 0; start < samples.Count; start += Rows)
        {
            progress?.Report(start);
            int rows = Math.Min(Rows, samples.Count - start);
            int first = start;
            Run(rows, row => features.Compute(held[first + row], _rows.Span.Slice(row * _count, _count)), cancellationToken);
            Run((_count + Strip - 1) / Strip, strip => Multiply(strip * Strip, rows), cancellationToken);
            for (int row = 0; row < rows; row++)
            {
                AddTargets(samples.LabelAt(first + row) - samples.FirstLabel, _rows.Span.Slice(row * _count, _count));
            }
        }

        return (_products.Span.ToArray(), _targets);
    }

    private static void Run(int count, Action<int> work, CancellationToken cancellationToken) =>
        Parallel.For(0, count, new ParallelOptions { CancellationToken = cancellationToken }, work);

    // Some rows of the sums, from the diagonal on.
    private void Multiply(int strip, int rows)
    {
        double* result = _products.Pointer + (strip * _count) + strip;
        new MatrixProduct<double>
        {
            Rows = Math.Min(Strip, _count - strip),
            Columns = _count - strip,
            Inner = rows,
            Left = _rows.Pointer + strip,
            LeftStride = 1,
            PlaceStride = _count,
            Right = _rows.Pointer + strip,
            RightStride = _count,
            Start = result,
            StartStride = _count,
            Result = result,
            ResultStride = _count,
        }.Run();
    }

    private void AddTargets(int category, ReadOnlySpan<double> row)
    {
        for (int i = 0; i < row.Length; i++)
        {
            _targets[(i * categories) + category] += row[i];
        }
    }
}
