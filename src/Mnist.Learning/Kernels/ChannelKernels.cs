using System.Numerics;

namespace Mnist.Learning.Kernels;

/// <summary>Operations on each channel of pixels. The sum of each channel adds the pixels in order.</summary>
internal static unsafe class ChannelKernels
{
    /// <summary>sums[c] = sum over pixels of x[., c].</summary>
    public static void Sum<T>(T* x, int pixels, int channels, T* sums)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int width = Vector<T>.Count;
        int c = 0;
        for (; c <= channels - width; c += width)
        {
            Vector<T> sum = Vector<T>.Zero;
            T* at = x + c;
            for (int i = 0; i < pixels; i++, at += channels)
            {
                sum += Vector.Load(at);
            }

            sum.Store(sums + c);
        }

        for (; c < channels; c++)
        {
            T sum = T.Zero;
            T* at = x + c;
            for (int i = 0; i < pixels; i++, at += channels)
            {
                sum += *at;
            }

            sums[c] = sum;
        }
    }

    /// <summary>sums[c] = sum over pixels of (x[., c] - xMean[c]) * (y[., c] - yMean[c]). Without yMean, the mean is 0.</summary>
    public static void SumOfProducts<T>(T* x, T* y, T* xMean, T* yMean, int pixels, int channels, T* sums)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int width = Vector<T>.Count;
        int c = 0;
        for (; c <= channels - width; c += width)
        {
            Vector<T> sum = Vector<T>.Zero;
            Vector<T> xm = Vector.Load(xMean + c);
            Vector<T> ym = yMean == null ? Vector<T>.Zero : Vector.Load(yMean + c);
            nint at = c;
            for (int i = 0; i < pixels; i++, at += channels)
            {
                sum += (Vector.Load(x + at) - xm) * (Vector.Load(y + at) - ym);
            }

            sum.Store(sums + c);
        }

        for (; c < channels; c++)
        {
            T sum = T.Zero;
            T ym = yMean == null ? T.Zero : yMean[c];
            nint at = c;
            for (int i = 0; i < pixels; i++, at += channels)
            {
                sum += (x[at] - xMean[c]) * (y[at] - ym);
            }

            sums[c] = sum;
        }
    }

    /// <summary>y[., c] = x[., c] * scale[c] + shift[c].</summary>
    public static void ScaleAndShift<T>(T* x, T* scale, T* shift, int pixels, int channels, T* y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int width = Vector<T>.Count;
        for (int i = 0; i < pixels; i++, x += channels, y += channels)
        {
            int c = 0;
            for (; c <= channels - width; c += width)
            {
                ((Vector.Load(x + c) * Vector.Load(scale + c)) + Vector.Load(shift + c)).Store(y + c);
            }

            for (; c < channels; c++)
            {
                y[c] = (x[c] * scale[c]) + shift[c];
            }
        }
    }

    /// <summary>dx = (dy - dyMean - (x - xMean) * product) * scale, the derivative of batch normalization. Factors are per channel.</summary>
    public static void NormalizationGradient<T>(
        T* x, T* dy, T* xMean, T* dyMean, T* product, T* scale, int pixels, int channels, T* dx)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int width = Vector<T>.Count;
        for (int i = 0; i < pixels; i++, x += channels, dy += channels, dx += channels)
        {
            int c = 0;
            for (; c <= channels - width; c += width)
            {
                Vector<T> along = (Vector.Load(x + c) - Vector.Load(xMean + c)) * Vector.Load(product + c);
                ((Vector.Load(dy + c) - Vector.Load(dyMean + c) - along) * Vector.Load(scale + c)).Store(dx + c);
            }

            for (; c < channels; c++)
            {
                dx[c] = (dy[c] - dyMean[c] - ((x[c] - xMean[c]) * product[c])) * scale[c];
            }
        }
    }
}
