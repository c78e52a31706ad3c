using System.Numerics;
using System.Runtime.CompilerServices;

namespace Mnist.Learning.Kernels;

/// <summary>The same as <see cref="Tile{T, TVector, TLanes, TRows, TColumns}"/> for processors with 16 registers: up to 4 rows and 3 vectors of columns.</summary>
/// <remarks>A number of Left is loaded once for three multiplications, so the multiplications take the time and not the loads.</remarks>
/// <typeparam name="T">float or double.</typeparam>
/// <typeparam name="TVector">The vector type.</typeparam>
/// <typeparam name="TLanes">The operations on the vector.</typeparam>
/// <typeparam name="TRows">1, 2 or 4 rows.</typeparam>
/// <typeparam name="TColumns">1 to 3 vectors of columns, each in a panel of its own.</typeparam>
internal static unsafe class WideTile<T, TVector, TLanes, TRows, TColumns>
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
        nint panel = product.PanelStride;
        nint startStride = product.StartStride;
        nint resultStride = product.ResultStride;
        int* end = product.LeftPlaces + product.Inner;
        for (; product.Rows - row >= TRows.Value; row += TRows.Value)
        {
            T* left = product.Left;
            int* rows = product.LeftRows + row;
            T* r0 = left + rows[0];
            T* r1 = TRows.Value > 1 ? left + rows[1] : left;
            T* r2 = TRows.Value > 2 ? left + rows[2] : left;
            T* r3 = TRows.Value > 2 ? left + rows[3] : left;

            TVector c00 = default, c01 = default, c02 = default, c10 = default, c11 = default, c12 = default;
            TVector c20 = default, c21 = default, c22 = default, c30 = default, c31 = default, c32 = default;
            if (product.Start != null)
            {
                T* start = product.Start + (row * startStride);
                Begin(0, start + (0 * startStride), ref c00, ref c01, ref c02);
                Begin(1, start + (1 * startStride), ref c10, ref c11, ref c12);
                Begin(2, start + (2 * startStride), ref c20, ref c21, ref c22);
                Begin(3, start + (3 * startStride), ref c30, ref c31, ref c32);
            }

            // Two places at a time are fewer instructions beside the multiplications.
            T* right = product.Right;
            int* place = product.LeftPlaces;
            for (; place < end - 1; place += 2, right += 2 * rightStride)
            {
                nint k = place[0];
                TVector b0 = TLanes.Load(right);
                TVector b1 = TColumns.Value >= 2 ? TLanes.Load(right + panel) : default;
                TVector b2 = TColumns.Value == 3 ? TLanes.Load(right + (2 * panel)) : default;
                Step(0, r0 + k, b0, b1, b2, ref c00, ref c01, ref c02);
                Step(1, r1 + k, b0, b1, b2, ref c10, ref c11, ref c12);
                Step(2, r2 + k, b0, b1, b2, ref c20, ref c21, ref c22);
                Step(3, r3 + k, b0, b1, b2, ref c30, ref c31, ref c32);

                T* next = right + rightStride;
                k = place[1];
                b0 = TLanes.Load(next);
                b1 = TColumns.Value >= 2 ? TLanes.Load(next + panel) : default;
                b2 = TColumns.Value == 3 ? TLanes.Load(next + (2 * panel)) : default;
                Step(0, r0 + k, b0, b1, b2, ref c00, ref c01, ref c02);
                Step(1, r1 + k, b0, b1, b2, ref c10, ref c11, ref c12);
                Step(2, r2 + k, b0, b1, b2, ref c20, ref c21, ref c22);
                Step(3, r3 + k, b0, b1, b2, ref c30, ref c31, ref c32);
            }

            if (place < end)
            {
                nint k = place[0];
                TVector b0 = TLanes.Load(right);
                TVector b1 = TColumns.Value >= 2 ? TLanes.Load(right + panel) : default;
                TVector b2 = TColumns.Value == 3 ? TLanes.Load(right + (2 * panel)) : default;
                Step(0, r0 + k, b0, b1, b2, ref c00, ref c01, ref c02);
                Step(1, r1 + k, b0, b1, b2, ref c10, ref c11, ref c12);
                Step(2, r2 + k, b0, b1, b2, ref c20, ref c21, ref c22);
                Step(3, r3 + k, b0, b1, b2, ref c30, ref c31, ref c32);
            }

            T* result = product.Result + (row * resultStride);
            End(0, result + (0 * resultStride), columns, c00, c01, c02);
            End(1, result + (1 * resultStride), columns, c10, c11, c12);
            End(2, result + (2 * resultStride), columns, c20, c21, c22);
            End(3, result + (3 * resultStride), columns, c30, c31, c32);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Begin(int i, T* start, ref TVector c0, ref TVector c1, ref TVector c2)
    {
        if (TRows.Value > i)
        {
            c0 = TLanes.Load(start);
            c1 = TColumns.Value >= 2 ? TLanes.Load(start + TLanes.Width) : default;
            c2 = TColumns.Value == 3 ? TLanes.Load(start + (2 * TLanes.Width)) : default;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step(int i, T* value, TVector b0, TVector b1, TVector b2, ref TVector c0, ref TVector c1, ref TVector c2)
    {
        if (TRows.Value > i)
        {
            TVector a = TLanes.Broadcast(*value);
            c0 = TLanes.MultiplyAdd(a, b0, c0);
            c1 = TColumns.Value >= 2 ? TLanes.MultiplyAdd(a, b1, c1) : default;
            c2 = TColumns.Value == 3 ? TLanes.MultiplyAdd(a, b2, c2) : default;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void End(int i, T* result, int columns, TVector c0, TVector c1, TVector c2)
    {
        if (TRows.Value > i)
        {
            TVector last = TColumns.Value == 3 ? c2 : TColumns.Value == 2 ? c1 : c0;
            int before = (TColumns.Value - 1) * TLanes.Width;
            if (TColumns.Value >= 2)
            {
                TLanes.Store(c0, result);
            }

            if (TColumns.Value == 3)
            {
                TLanes.Store(c1, result + TLanes.Width);
            }

            if (columns - before == TLanes.Width)
            {
                TLanes.Store(last, result + before);
            }
            else
            {
                TLanes.StoreFirst(last, result + before, columns - before);
            }
        }
    }
}
