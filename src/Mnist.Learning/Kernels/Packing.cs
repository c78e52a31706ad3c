using System.Numerics;
using System.Runtime.Intrinsics;

namespace Mnist.Learning.Kernels;

/// <summary>Copies a matrix to panels, some columns wide, so that a tile reads number after number.</summary>
/// <remarks>The rows of a large matrix are far apart in memory and cache. A panel is read many times, so copying it is faster.</remarks>
internal static unsafe class Packing
{
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

        for (int i = 0; !isTransposed && i < rows; i++)
        {
            T* from = matrix + (i * stride);
            T* to = panels + (i * width);
            for (int column = 0; column < columns; column += width, to += panelStride)
            {
                Copy(from + column, to, Math.Min(width, columns - column));
            }
        }
    }

    private static void Copy<T>(T* from, T* to, int count)
        where T : unmanaged
    {
        int i = 0;
        for (; i <= count - Vector<T>.Count; i += Vector<T>.Count)
        {
            Vector.Load(from + i).Store(to + i);
        }

        for (; i < count; i++)
        {
            to[i] = from[i];
        }
    }

    /// <summary>to[i, j] = matrix[j, i], for i in rows and j in columns.</summary>
    public static void Transpose<T>(T* matrix, nint stride, int rows, int columns, T* to, nint toStride)
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
