using System.Numerics;
using System.Runtime.InteropServices;

namespace Mnist;

/// <summary>Draws smooth random displacements, one for each pixel: noise from -1 to 1, blurred by a Gaussian and multiplied by a strength.</summary>
/// <remarks>Outside of the image the noise is 0. The Gaussian ends at three standard deviations and has the sum 1.</remarks>
internal sealed class DisplacementField
{
    private readonly int _rows;
    private readonly int _columns;
    private readonly int _radius;
    private readonly double _alpha;
    private readonly double[] _kernel;

    // Both have a border of zeros: noise above and below, rows to the left and right.
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

    // target[i] = sum of kernel[t] · source[i + t · step], always added in the order of t, so that vectors give the same bits.
    private void Convolve(ReadOnlySpan<double> source, int step, Span<double> target)
    {
        // The only bounds check: it fails if the loops would read beyond the source.
        ref readonly double start = ref MemoryMarshal.GetReference(source[..(target.Length + ((_kernel.Length - 1) * step))]);
        int width = Vector<double>.Count;
        int i = 0;

        // Four sums at once, so that no addition waits for the one before.
        for (; i <= target.Length - (4 * width); i += 4 * width)
        {
            Vector<double> first = Vector<double>.Zero;
            Vector<double> second = Vector<double>.Zero;
            Vector<double> third = Vector<double>.Zero;
            Vector<double> fourth = Vector<double>.Zero;
            nuint place = (nuint)i;
            foreach (double weight in _kernel)
            {
                var weights = new Vector<double>(weight);
                first += Vector.LoadUnsafe(in start, place) * weights;
                second += Vector.LoadUnsafe(in start, place + (nuint)width) * weights;
                third += Vector.LoadUnsafe(in start, place + (2 * (nuint)width)) * weights;
                fourth += Vector.LoadUnsafe(in start, place + (3 * (nuint)width)) * weights;
                place += (nuint)step;
            }

            first.CopyTo(target[i..]);
            second.CopyTo(target[(i + width)..]);
            third.CopyTo(target[(i + (2 * width))..]);
            fourth.CopyTo(target[(i + (3 * width))..]);
        }

        for (; i <= target.Length - width; i += width)
        {
            Vector<double> sum = Vector<double>.Zero;
            nuint place = (nuint)i;
            foreach (double weight in _kernel)
            {
                sum += Vector.LoadUnsafe(in start, place) * weight;
                place += (nuint)step;
            }

            sum.CopyTo(target[i..]);
        }

        for (; i < target.Length; i++)
        {
            double sum = 0;
            for (int t = 0; t < _kernel.Length; t++)
            {
                sum += source[i + (t * step)] * _kernel[t];
            }

            target[i] = sum;
        }
    }
}
