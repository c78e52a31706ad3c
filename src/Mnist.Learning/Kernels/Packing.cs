using System.Numerics;

namespace Mnist.Learning.Kernels;

/// <summary>Copies a panel of a matrix, some columns wide, to contiguous rows.</summary>
/// <remarks>The rows of a large matrix are far apart in memory and cache. A panel is read many times, so copying it is faster.</remarks>
internal static unsafe class Packing
{
    /// <summary>The columns of a panel: two of the widest vectors of floats.</summary>
    public const int Width = 32;

    /// <summary>The rows of a panel: 64 KiB of floats, a part of the second-level cache.</summary>
    public const int Height = 512;

    /// <summary>panel[i, j] = matrix[i, j].</summary>
    public static void Copy<T>(T* matrix, nint stride, int rows, int columns, T* panel)
        where T : unmanaged
    {
        for (int i = 0; i < rows; i++)
        {
            new ReadOnlySpan<T>(matrix + (i * stride), columns).CopyTo(new Span<T>(panel + (i * Width), columns));
        }
    }

    /// <summary>panel[i, j] = matrix[j, i].</summary>
    public static void Transpose<T>(T* matrix, nint stride, int rows, int columns, T* panel)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Transpose(matrix, stride, rows, columns, panel, Width);
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
                out0[0] = m0[i];
                out0[1] = m1[i];
                out0[2] = m2[i];
                out0[3] = m3[i];
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
