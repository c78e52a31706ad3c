using System.Numerics;
using System.Runtime.CompilerServices;

namespace Mnist.Learning.Kernels;

/// <summary>A part of a matrix product that stays in registers from the first to the last multiplication: many rows, one or two vectors of columns.</summary>
/// <remarks>Twelve rows are for processors with 32 registers. With 16, six are left.</remarks>
/// <typeparam name="T">float or double.</typeparam>
/// <typeparam name="TVector">The vector type.</typeparam>
/// <typeparam name="TLanes">The operations on the vector.</typeparam>
/// <typeparam name="TRows">1 to 12 rows.</typeparam>
/// <typeparam name="TColumns">1 or 2 vectors of columns.</typeparam>
internal static unsafe class Tile<T, TVector, TLanes, TRows, TColumns>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TVector : struct
    where TLanes : struct, ILanes<TVector, T>
    where TRows : struct, ICount
    where TColumns : struct, ICount
{
    /// <summary>Computes TRows rows of a product after the other, while there are so many.</summary>
    /// <param name="product">A product with both tables, and 1 to TColumns vectors of columns.</param>
    /// <param name="row">The first row; then the first one that is left.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(in MatrixProduct<T> product, ref int row)
    {
        int columns = product.Columns;
        nint rightStride = product.RightStride;
        nint second = product.PanelStride;
        nint startStride = product.StartStride;
        nint resultStride = product.ResultStride;
        int* end = product.LeftPlaces + product.Inner;
        for (; product.Rows - row >= TRows.Value; row += TRows.Value)
        {
            T* left = product.Left;
            int* rows = product.LeftRows + row;
            T* r0 = Row(0, left, rows);
            T* r1 = Row(1, left, rows);
            T* r2 = Row(2, left, rows);
            T* r3 = Row(3, left, rows);
            T* r4 = Row(4, left, rows);
            T* r5 = Row(5, left, rows);
            T* r6 = Row(6, left, rows);
            T* r7 = Row(7, left, rows);
            T* r8 = Row(8, left, rows);
            T* r9 = Row(9, left, rows);
            T* r10 = Row(10, left, rows);
            T* r11 = Row(11, left, rows);

            TVector c00 = default, c01 = default, c10 = default, c11 = default, c20 = default, c21 = default;
            TVector c30 = default, c31 = default, c40 = default, c41 = default, c50 = default, c51 = default;
            TVector c60 = default, c61 = default, c70 = default, c71 = default, c80 = default, c81 = default;
            TVector c90 = default, c91 = default, c100 = default, c101 = default, c110 = default, c111 = default;
            if (product.Start != null)
            {
                T* start = product.Start + (row * startStride);
                Begin(0, start + (0 * startStride), ref c00, ref c01);
                Begin(1, start + (1 * startStride), ref c10, ref c11);
                Begin(2, start + (2 * startStride), ref c20, ref c21);
                Begin(3, start + (3 * startStride), ref c30, ref c31);
                Begin(4, start + (4 * startStride), ref c40, ref c41);
                Begin(5, start + (5 * startStride), ref c50, ref c51);
                Begin(6, start + (6 * startStride), ref c60, ref c61);
                Begin(7, start + (7 * startStride), ref c70, ref c71);
                Begin(8, start + (8 * startStride), ref c80, ref c81);
                Begin(9, start + (9 * startStride), ref c90, ref c91);
                Begin(10, start + (10 * startStride), ref c100, ref c101);
                Begin(11, start + (11 * startStride), ref c110, ref c111);
            }

            T* right = product.Right;
            for (int* place = product.LeftPlaces; place < end; place++, right += rightStride)
            {
                nint k = *place;
                TVector b0 = TLanes.Load(right);
                TVector b1 = TColumns.Value == 2 ? TLanes.Load(right + second) : default;
                Step(0, r0 + k, b0, b1, ref c00, ref c01);
                Step(1, r1 + k, b0, b1, ref c10, ref c11);
                Step(2, r2 + k, b0, b1, ref c20, ref c21);
                Step(3, r3 + k, b0, b1, ref c30, ref c31);
                Step(4, r4 + k, b0, b1, ref c40, ref c41);
                Step(5, r5 + k, b0, b1, ref c50, ref c51);
                Step(6, r6 + k, b0, b1, ref c60, ref c61);
                Step(7, r7 + k, b0, b1, ref c70, ref c71);
                Step(8, r8 + k, b0, b1, ref c80, ref c81);
                Step(9, r9 + k, b0, b1, ref c90, ref c91);
                Step(10, r10 + k, b0, b1, ref c100, ref c101);
                Step(11, r11 + k, b0, b1, ref c110, ref c111);
            }

            T* result = product.Result + (row * resultStride);
            End(0, result + (0 * resultStride), columns, c00, c01);
            End(1, result + (1 * resultStride), columns, c10, c11);
            End(2, result + (2 * resultStride), columns, c20, c21);
            End(3, result + (3 * resultStride), columns, c30, c31);
            End(4, result + (4 * resultStride), columns, c40, c41);
            End(5, result + (5 * resultStride), columns, c50, c51);
            End(6, result + (6 * resultStride), columns, c60, c61);
            End(7, result + (7 * resultStride), columns, c70, c71);
            End(8, result + (8 * resultStride), columns, c80, c81);
            End(9, result + (9 * resultStride), columns, c90, c91);
            End(10, result + (10 * resultStride), columns, c100, c101);
            End(11, result + (11 * resultStride), columns, c110, c111);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T* Row(int i, T* left, int* rows) => TRows.Value > i ? left + rows[i] : left;

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
    private static void Step(int i, T* value, TVector b0, TVector b1, ref TVector c0, ref TVector c1)
    {
        if (TRows.Value > i)
        {
            TVector a = TLanes.Broadcast(*value);
            c0 = TLanes.MultiplyAdd(a, b0, c0);
            c1 = TColumns.Value == 2 ? TLanes.MultiplyAdd(a, b1, c1) : default;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void End(int i, T* result, int columns, TVector c0, TVector c1)
    {
        if (TRows.Value > i)
        {
            if (TColumns.Value == 2)
            {
                TLanes.Store(c0, result);
                Store(c1, result + TLanes.Width, columns - TLanes.Width);
            }
            else
            {
                Store(c0, result, columns);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(TVector value, T* to, int columns)
    {
        if (columns == TLanes.Width)
        {
            TLanes.Store(value, to);
        }
        else
        {
            TLanes.StoreFirst(value, to, columns);
        }
    }
}
