using System.Numerics;
using System.Runtime.InteropServices;

namespace Mnist;

/// <summary>Draws smooth random displacements, one for each pixel: noise from -1 to 1, blurred by a Gaussian, times a strength.</summary>
/// <remarks>Outside of the image the noise is 0; the Gaussian ends at three standard deviations and adds up to 1.</remarks>
internal sealed class DisplacementField
{
    private readonly int _rows;
    private readonly int _columns;
    private readonly int _radius;
    private readonly double _alpha;
    private readonly double[] _kernel;

    // Both with a border of zeros: noise above and below, rows to the left and right.
    private readonly double[] _noise;
    private readonly double[] _padded;
    private readonly double[] _column;

    public DisplacementField(int rows, int columns, double sigma, double alpha)
    {
        _rows = rows;
        _columns = columns;
        _alpha = alpha;
        _radius = (int)Math.Ceiling(3 * sigma);
        _kernel = Gaussian(_radius, sigma);
        _noise = new double[(rows + (2 * _radius)) * columns];
        _padded = new double[columns + (2 * _radius)];
        _column = new double[rows * columns];
    }

    /// <summary>Fills a field of rows x columns displacements in pixels.</summary>
    public void Draw(SeededRandom random, Span<double> field)
    {
        foreach (ref double value in _noise.AsSpan(_radius * _columns, _rows * _columns))
        {
            value = (2 * random.NextDouble()) - 1;
        }

        Convolve(_noise, _columns, _column);
        Span<double> row = _padded.AsSpan(_radius, _columns);
        for (int y = 0; y < _rows; y++)
        {
            _column.AsSpan(y * _columns, _columns).CopyTo(row);
            Convolve(_padded, 1, field.Slice(y * _columns, _columns));
        }

        foreach (ref double value in field)
        {
            value *= _alpha;
        }
    }

    private static double[] Gaussian(int radius, double sigma)
    {
        double[] kernel = new double[(2 * radius) + 1];
        double sum = 0;
        for (int i = 0; i < kernel.Length; i++)
        {
            double distance = (i - radius) / sigma;
            kernel[i] = PortableMath.Exp(-0.5 * distance * distance);
            sum += kernel[i];
        }

        for (int i = 0; i < kernel.Length; i++)
        {
            kernel[i] /= sum;
        }

        return kernel;
    }

    // target[i] = sum of kernel[t] · source[i + t · step], always added in the order of t: one by one or in vectors, the same bits.
    private void Convolve(ReadOnlySpan<double> source, int step, Span<double> target)
    {
        Span<Vector<double>> vectors = MemoryMarshal.Cast<double, Vector<double>>(target);
        for (int i = 0; i < vectors.Length; i++)
        {
            Vector<double> sum = Vector<double>.Zero;
            int place = i * Vector<double>.Count;
            foreach (double weight in _kernel)
            {
                sum += new Vector<double>(source[place..]) * weight;
                place += step;
            }

            vectors[i] = sum;
        }

        for (int i = vectors.Length * Vector<double>.Count; i < target.Length; i++)
        {
            double sum = 0;
            int place = i;
            foreach (double weight in _kernel)
            {
                sum += source[place] * weight;
                place += step;
            }

            target[i] = sum;
        }
    }
}
