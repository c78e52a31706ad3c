using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Mnist.Learning.Kernels;

/// <summary>Copies a matrix to panels, some columns wide, so that a tile reads number after number.</summary>
/// <remarks>The rows of a large matrix are far apart in memory and cache. A panel is read many times, so copying it is faster.</remarks>
internal static unsafe class Packing
{
    private const int Block = 32;

    /// <summary>panels[(j / width * panelStride) + (i * width) + (j % width)] = matrix[i, j].</summary>
    /// <param name="matrix">The first number.</param>
    /// <param name="stride">The distance between rows; between columns if the matrix is transposed.</param>
    /// <param name="isTransposed">True if columns are contiguous in memory, false if rows are.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="panels">Where to. The columns that are missing in the last panel stay as they are.</param>
    /// <param name="width">The columns of a panel.</param>
    /// <param name="panelStride">The distance between panels.</param>
    public static void Copy<T>(T* matrix, nint stride, bool isTransposed, int rows, int columns, T* panels, int width, nint panelStride)
        where T : unmanaged
    {
        for (int column = 0; isTransposed && column < columns; column += width)
        {
            Transpose(matrix + (column * stride), stride, rows, Math.Min(width, columns - column), panels + (column / width * panelStride), width);
        }

        // Some rows at a time, so that they are still in the cache for the next panel.
        for (int row = 0; !isTransposed && row < rows; row += Block)
        {
            T* from = matrix + (row * stride);
            T* to = panels + (row * width);
            for (int column = 0; column < columns; column += width, to += panelStride)
            {
                Copy(from + column, stride, Math.Min(Block, rows - row), Math.Min(width, columns - column), to, width);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Copy<T>(T* matrix, nint stride, int rows, int columns, T* panel, nint width)
        where T : unmanaged
    {
        int j = 0;
        for (; j <= columns - Vector<T>.Count; j += Vector<T>.Count)
        {
            T* from = matrix + j, to = panel + j;
            for (int i = 0; i < rows; i++, from += stride, to += width)
            {
                Vector.Load(from).Store(to);
            }
        }

        for (; j < columns; j++)
        {
            T* from = matrix + j, to = panel + j;
            for (int i = 0; i < rows; i++, from += stride, to += width)
            {
                *to = *from;
            }
        }
    }

    /// <summary>to[i, j] = matrix[j, i], for i in rows and j in columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Transpose<T>(T* matrix, nint stride, int rows, int columns, T* to, nint toStride)
        where T : unmanaged
    {
        int j = 0;
        for (; j + 4 <= columns; j += 4)
        {
            T* m0 = matrix + (j * stride), m1 = m0 + stride, m2 = m1 + stride, m3 = m2 + stride;
            T* out0 = to + j;
            for (int i = 0; i < rows; i++, out0 += toStride)
            {
                if (typeof(T) == typeof(float))
                {
                    Vector128.Create(*(float*)(m0 + i), *(float*)(m1 + i), *(float*)(m2 + i), *(float*)(m3 + i)).Store((float*)out0);
                }
                else
                {
                    out0[0] = m0[i];
                    out0[1] = m1[i];
                    out0[2] = m2[i];
                    out0[3] = m3[i];
                }
            }
        }

        for (; j < columns; j++)
        {
            for (int i = 0; i < rows; i++)
            {
                to[(i * toStride) + j] = matrix[(j * stride) + i];
            }
        }
    }
}
