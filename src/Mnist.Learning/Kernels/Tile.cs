using System.Numerics;
using System.Runtime.CompilerServices;

namespace Mnist.Learning.Kernels;

/// <summary>A part of a matrix product that stays in registers from the first to the last multiplication.</summary>
/// <typeparam name="T">float or double.</typeparam>
/// <typeparam name="TVector">The vector type.</typeparam>
/// <typeparam name="TLanes">The operations on the vector.</typeparam>
/// <typeparam name="TRows">1, 2, 4 or 8 rows.</typeparam>
/// <typeparam name="TColumns">1 or 2 vectors of columns.</typeparam>
internal static unsafe class Tile<T, TVector, TLanes, TRows, TColumns>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TVector : struct
    where TLanes : struct, ILanes<TVector, T>
    where TRows : struct, ICount
    where TColumns : struct, ICount
{
    /// <summary>Computes result[row .. row + count, column .. column + columns].</summary>
    /// <param name="product">The whole product.</param>
    /// <param name="rows">The start of each row of the tile in Left.</param>
    /// <param name="row">The first row.</param>
    /// <param name="count">The rows to store, 1 to TRows.</param>
    /// <param name="column">The first column.</param>
    /// <param name="columns">The columns to store, 1 to TColumns vectors.</param>
    public static void Run(in MatrixProduct<T> product, int* rows, int row, int count, int column, int columns)
    {
        T* left = product.Left;
        T* right = product.Right + column;
        nint rightStride = product.RightStride;
        nint innerStride = product.InnerStride;
        T* r0 = left + rows[0];
        T* r1 = left + rows[TRows.Value > 1 ? 1 : 0];
        T* r2 = left + rows[TRows.Value > 2 ? 2 : 0];
        T* r3 = left + rows[TRows.Value > 3 ? 3 : 0];
        T* r4 = left + rows[TRows.Value > 4 ? 4 : 0];
        T* r5 = left + rows[TRows.Value > 5 ? 5 : 0];
        T* r6 = left + rows[TRows.Value > 6 ? 6 : 0];
        T* r7 = left + rows[TRows.Value > 7 ? 7 : 0];

        TVector c00 = default, c01 = default;
        TVector c10 = default, c11 = default;
        TVector c20 = default, c21 = default;
        TVector c30 = default, c31 = default;
        TVector c40 = default, c41 = default;
        TVector c50 = default, c51 = default;
        TVector c60 = default, c61 = default;
        TVector c70 = default, c71 = default;
        if (product.Start != null)
        {
            T* start = product.Start + (row * product.StartStride) + column;
            nint stride = product.StartStride;
            Begin(0, start, ref c00, ref c01);
            Begin(1, start + (Math.Min(1, count - 1) * stride), ref c10, ref c11);
            Begin(2, start + (Math.Min(2, count - 1) * stride), ref c20, ref c21);
            Begin(3, start + (Math.Min(3, count - 1) * stride), ref c30, ref c31);
            Begin(4, start + (Math.Min(4, count - 1) * stride), ref c40, ref c41);
            Begin(5, start + (Math.Min(5, count - 1) * stride), ref c50, ref c51);
            Begin(6, start + (Math.Min(6, count - 1) * stride), ref c60, ref c61);
            Begin(7, start + (Math.Min(7, count - 1) * stride), ref c70, ref c71);
        }

        for (int outer = 0; outer < product.Outer; outer++)
        {
            nint at = outer * product.OuterStride;
            for (int inner = 0; inner < product.Inner; inner++)
            {
                TVector b0 = TLanes.Load(right);
                TVector b1 = TColumns.Value == 2 ? TLanes.Load(right + TLanes.Width) : default;
                right += rightStride;
                Step(r0[at], b0, b1, ref c00, ref c01);
                if (TRows.Value > 1)
                {
                    Step(r1[at], b0, b1, ref c10, ref c11);
                }

                if (TRows.Value > 2)
                {
                    Step(r2[at], b0, b1, ref c20, ref c21);
                }

                if (TRows.Value > 3)
                {
                    Step(r3[at], b0, b1, ref c30, ref c31);
                }

                if (TRows.Value > 4)
                {
                    Step(r4[at], b0, b1, ref c40, ref c41);
                }

                if (TRows.Value > 5)
                {
                    Step(r5[at], b0, b1, ref c50, ref c51);
                }

                if (TRows.Value > 6)
                {
                    Step(r6[at], b0, b1, ref c60, ref c61);
                }

                if (TRows.Value > 7)
                {
                    Step(r7[at], b0, b1, ref c70, ref c71);
                }

                at += innerStride;
            }
        }

        T* result = product.Result + (row * product.ResultStride) + column;
        nint resultStride = product.ResultStride;
        End(0, count, columns, result + (0 * resultStride), c00, c01);
        End(1, count, columns, result + (1 * resultStride), c10, c11);
        End(2, count, columns, result + (2 * resultStride), c20, c21);
        End(3, count, columns, result + (3 * resultStride), c30, c31);
        End(4, count, columns, result + (4 * resultStride), c40, c41);
        End(5, count, columns, result + (5 * resultStride), c50, c51);
        End(6, count, columns, result + (6 * resultStride), c60, c61);
        End(7, count, columns, result + (7 * resultStride), c70, c71);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Begin(int i, T* start, ref TVector c0, ref TVector c1)
    {
        if (TRows.Value > i)
        {
            c0 = TLanes.Load(start);
            c1 = TColumns.Value == 2 ? TLanes.Load(start + TLanes.Width) : default;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step(T value, TVector b0, TVector b1, ref TVector c0, ref TVector c1)
    {
        TVector a = TLanes.Broadcast(value);
        c0 = TLanes.MultiplyAdd(a, b0, c0);
        if (TColumns.Value == 2)
        {
            c1 = TLanes.MultiplyAdd(a, b1, c1);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void End(int i, int count, int columns, T* result, TVector c0, TVector c1)
    {
        if (TRows.Value <= i || count <= i)
        {
            return;
        }

        if (columns < TLanes.Width)
        {
            TLanes.StoreFirst(c0, result, columns);
            return;
        }

        TLanes.Store(c0, result);
        if (TColumns.Value == 2)
        {
            if (columns == 2 * TLanes.Width)
            {
                TLanes.Store(c1, result + TLanes.Width);
            }
            else
            {
                TLanes.StoreFirst(c1, result + TLanes.Width, columns - TLanes.Width);
            }
        }
    }
}
