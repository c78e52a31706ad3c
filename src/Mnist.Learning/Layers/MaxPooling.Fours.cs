using System.Numerics;
using System.Runtime.CompilerServices;

namespace Mnist.Learning.Layers;

/// <content>Windows of 2 x 2 that touch but do not overlap: no window is cut, and no derivative is a sum.</content>
internal sealed unsafe partial class MaxPooling<T>
{
    /// <summary>The maxima of a row of windows.</summary>
    /// <param name="x">The upper of two rows of pixels.</param>
    /// <param name="y">The row of maxima.</param>
    private void MaximaOfFours(T* x, T* y)
    {
        int channels = Input.Channels;
        nint line = Input.Columns * channels;
        for (T* end = x + line; x < end; x += 2 * channels, y += channels)
        {
            for (int c = 0; c < channels; c += Vector<T>.Count)
            {
                int lanes = Math.Min(c, channels - Vector<T>.Count);
                T* at = x + lanes;
                Vector<T> top = Larger(Vector.Load(at), Vector.Load(at + channels));
                Vector<T> bottom = Larger(Vector.Load(at + line), Vector.Load(at + line + channels));
                Larger(top, bottom).Store(y + lanes);
            }
        }
    }

    /// <summary>The derivatives for a row of windows. They are written, not added: each pixel has one window.</summary>
    private void PassBackToFours(T* x, T* y, T* dx, T* dy)
    {
        int channels = Input.Channels;
        nint line = Input.Columns * channels;
        for (T* end = x + line; x < end; x += 2 * channels, dx += 2 * channels, y += channels, dy += channels)
        {
            for (int c = 0; c < channels; c += Vector<T>.Count)
            {
                int lanes = Math.Min(c, channels - Vector<T>.Count);
                Vector<T> largest = Vector.Load(y + lanes);
                Vector<T> open = Vector.Load(dy + lanes);
                PassBack(x + lanes, largest, ref open, dx + lanes);
                PassBack(x + lanes + channels, largest, ref open, dx + lanes + channels);
                PassBack(x + lanes + line, largest, ref open, dx + lanes + line);
                PassBack(x + lanes + line + channels, largest, ref open, dx + lanes + line + channels);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void PassBack(T* x, Vector<T> largest, ref Vector<T> open, T* dx)
    {
        Vector<T> found = Vector.Equals(Vector.Load(x), largest);
        (found & open).Store(dx);
        open = Vector.AndNot(open, found);
    }
}
