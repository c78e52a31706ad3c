using System.Numerics;
using System.Runtime.InteropServices;

namespace Mnist.Statistics;

/// <summary>Sums products of pixels, exactly.</summary>
/// <param name="size">The number of pixels of an image.</param>
internal sealed class Covariance(int size)
{
    // The largest number of samples whose products fit into 31 bits: 255 * 255 * 33,025 is at most 2^31 - 1.
    private const int Window = int.MaxValue / (byte.MaxValue * byte.MaxValue);

    private readonly long[] _sums = new long[size];
    private readonly long[] _products = new long[size * size];
    private readonly int[] _window = new int[size * size];
    private readonly int[] _pixels = new int[size];
    private int _inWindow;

    /// <summary>The number of pixels of an image.</summary>
    public int Size => size;

    /// <summary>The number of images.</summary>
    public long Count { get; private set; }

    /// <summary>Adds one image.</summary>
    public void Add(ReadOnlySpan<byte> pixels)
    {
        for (int i = 0; i < size; i++)
        {
            _pixels[i] = pixels[i];
            _sums[i] += pixels[i];
        }

        for (int i = 0; i < size; i++)
        {
            // Most pixels are background and add nothing.
            if (_pixels[i] != 0)
            {
                AddScaled(_window.AsSpan((i * size) + i, size - i), _pixels.AsSpan(i), _pixels[i]);
            }
        }

        Count++;
        if (++_inWindow == Window)
        {
            Carry();
        }
    }

    /// <summary>Returns the mean of each pixel.</summary>
    public double[] ToMean() => [.. _sums.Select(sum => sum / (double)Count)];

    /// <summary>Returns the covariance matrix, divided by n - 1, row by row.</summary>
    public double[] ToMatrix() => ToMatrix((double)Count * (Count - 1));

    /// <summary>Returns the sums of the products of two pixels less their means, row by row.</summary>
    public double[] ToScatter() => ToMatrix(Count);

    private double[] ToMatrix(double divisor)
    {
        Carry();
        double[] matrix = new double[size * size];
        for (int i = 0; i < size; i++)
        {
            for (int j = i; j < size; j++)
            {
                Int128 value = ((Int128)Count * _products[(i * size) + j]) - ((Int128)_sums[i] * _sums[j]);
                matrix[(i * size) + j] = matrix[(j * size) + i] = (double)value / divisor;
            }
        }

        return matrix;
    }

    private void Carry()
    {
        for (int i = 0; i < _window.Length; i++)
        {
            _products[i] += _window[i];
        }

        Array.Clear(_window);
        _inWindow = 0;
    }

    private static void AddScaled(Span<int> target, ReadOnlySpan<int> source, int factor)
    {
        Span<Vector<int>> targets = MemoryMarshal.Cast<int, Vector<int>>(target);
        ReadOnlySpan<Vector<int>> sources = MemoryMarshal.Cast<int, Vector<int>>(source);
        for (int i = 0; i < targets.Length; i++)
        {
            targets[i] += sources[i] * factor;
        }

        for (int i = targets.Length * Vector<int>.Count; i < target.Length; i++)
        {
            target[i] += source[i] * factor;
        }
    }
}
