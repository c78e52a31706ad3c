using System.Numerics;
using System.Runtime.Intrinsics;

namespace Mnist.Learning.Kernels;

/// <summary>Result = Start + Left x Right, the product that all layers use.</summary>
/// <remarks>
/// Each number of the result is one chain of fused multiply-adds in the order of the inner index. So all vector widths and tile sizes
/// give the same bits.
/// <para>
/// The inner index has two levels, outer and inner, each with its own stride in Left. So a convolution over pixels stored as row, column,
/// channel is a plain product: the window is <c>Outer</c> rows of <c>Inner</c> neighboring numbers, and windows are never copied.
/// </para>
/// <para>It reads up to two vectors past the end of Right and Start, but does not use them. <see cref="Block{T}"/> allows that.</para>
/// </remarks>
internal unsafe struct MatrixProduct<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>The size of the result.</summary>
    public int Rows;
    public int Columns;

    /// <summary>Row i of Left starts at Left + LeftRows[i], or at Left + i * LeftStride if LeftRows is null.</summary>
    public T* Left;
    public int* LeftRows;
    public nint LeftStride;

    /// <summary>The inner index: Outer * Inner numbers.</summary>
    public int Inner;
    public nint InnerStride;
    public int Outer;
    public nint OuterStride;

    /// <summary>Outer * Inner rows.</summary>
    public T* Right;
    public nint RightStride;

    /// <summary>The summand: null for zero, one row with a stride of 0 (a bias), or the result itself.</summary>
    public T* Start;
    public nint StartStride;

    public T* Result;
    public nint ResultStride;

    /// <summary>Computes with the widest vectors of the processor.</summary>
    public readonly void Run()
    {
        if (Lanes512<T>.IsSupported)
        {
            Run<Vector512<T>, Lanes512<T>, Eight>();
        }
        else if (Lanes256<T>.IsSupported)
        {
            Run<Vector256<T>, Lanes256<T>, Four>();
        }
        else if (Lanes128<T>.IsSupported)
        {
            Run<Vector128<T>, Lanes128<T>, Eight>();
        }
        else
        {
            Run<T, Lanes1<T>, Four>();
        }
    }

    /// <summary>Computes with vectors of one width.</summary>
    public readonly void Run<TVector, TLanes, TRows>()
        where TVector : struct
        where TLanes : struct, ILanes<TVector, T>
        where TRows : struct, ICount
    {
        int* rows = stackalloc int[8];
        for (int column = 0; column < Columns; column += 2 * TLanes.Width)
        {
            int columns = Math.Min(2 * TLanes.Width, Columns - column);
            for (int row = 0; row < Rows; row += TRows.Value)
            {
                int count = Math.Min(TRows.Value, Rows - row);
                for (int i = 0; i < TRows.Value; i++)
                {
                    // Missing rows repeat the last one and are not stored.
                    int at = row + Math.Min(i, count - 1);
                    rows[i] = LeftRows == null ? (int)(at * LeftStride) : LeftRows[at];
                }

                if (columns > TLanes.Width)
                {
                    RunTile<TVector, TLanes, TRows, Two>(rows, row, count, column, columns);
                }
                else
                {
                    RunTile<TVector, TLanes, TRows, One>(rows, row, count, column, columns);
                }
            }
        }
    }

    private readonly void RunTile<TVector, TLanes, TRows, TColumns>(int* rows, int row, int count, int column, int columns)
        where TVector : struct
        where TLanes : struct, ILanes<TVector, T>
        where TRows : struct, ICount
        where TColumns : struct, ICount
    {
        if (TRows.Value == 8 && count > 4)
        {
            Tile<T, TVector, TLanes, Eight, TColumns>.Run(this, rows, row, count, column, columns);
        }
        else if (count > 2)
        {
            Tile<T, TVector, TLanes, Four, TColumns>.Run(this, rows, row, count, column, columns);
        }
        else if (count > 1)
        {
            Tile<T, TVector, TLanes, Two, TColumns>.Run(this, rows, row, count, column, columns);
        }
        else
        {
            Tile<T, TVector, TLanes, One, TColumns>.Run(this, rows, row, count, column, columns);
        }
    }
}
