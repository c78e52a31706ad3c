using System.Numerics;
using System.Runtime.Intrinsics;

namespace Mnist.Learning.Kernels;

/// <summary>Result = Start + Left x Right, the product that all layers use.</summary>
/// <remarks>
/// Each number of the result is one chain of fused multiply-adds in the order of the inner index. Where the inner index is cut, the next
/// part starts from the result so far. So all vector widths, tiles and parts give the same bits.
/// <para>
/// A number of Left is found by two offsets, one of its row and one of its place in the row. So a convolution over pixels stored as row,
/// column, channel is a plain product: a row is a window, and windows are never copied.
/// </para>
/// <para>It reads up to two vectors past the end of Right and Start, but does not use them. <see cref="Block{T}"/> allows that.</para>
/// </remarks>
internal unsafe struct MatrixProduct<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    // The part of the product at a time: Left has so many rows, Right so many columns, and both the depth of the lanes. The tiles of a panel
    // of Right find it in the first or second level of the cache, and so do the panels with Left while there are few columns.
    private const int Height = 96;
    private const int Width = 1024;

    // With more columns, the lanes say how many rows are best, and it pays to copy rows of Left that conflict in the cache.
    private const int Few = 192;

    // Rows of Left at this distance fall into the same few lines of the first-level cache, which has room for so many of them.
    private const int Conflict = 4096;
    private const int Ways = 8;

    [ThreadStatic]
    private static Block<T>? s_left;

    [ThreadStatic]
    private static Block<T>? s_right;

    /// <summary>The size of the result.</summary>
    public int Rows;
    public int Columns;

    /// <summary>The length of the inner index, 1 or more.</summary>
    public int Inner;

    /// <summary>Left[i, k] is at Left + LeftRows[i] + LeftPlaces[k]. Without a table, the offset is i * LeftStride or k * PlaceStride.</summary>
    public T* Left;
    public int* LeftRows;
    public int* LeftPlaces;
    public nint LeftStride;
    public nint PlaceStride;

    /// <summary>Right[k, j] is at Right + k * RightStride + j; if it is transposed, at Right + j * RightStride + k.</summary>
    public T* Right;
    public nint RightStride;
    public bool IsRightTransposed;

    /// <summary>Copies of Right for many products with it, or null.</summary>
    public Panels<T>? Panels;

    /// <summary>From a panel of Right to the next one, or from a vector of columns to the next one. A caller does not set it.</summary>
    public nint PanelStride;

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
            Run<Vector512<T>, Lanes512<T>>();
        }
        else if (Lanes256<T>.IsSupported)
        {
            Run<Vector256<T>, Lanes256<T>>();
        }
        else if (Lanes128<T>.IsSupported)
        {
            Run<Vector128<T>, Lanes128<T>>();
        }
        else
        {
            Run<T, Lanes1<T>>();
        }
    }

    /// <summary>Computes with vectors of one width.</summary>
    public readonly void Run<TVector, TLanes>()
        where TVector : struct
        where TLanes : struct, ILanes<TVector, T>
    {
        int depth = Math.Min(Inner, TLanes.Depth);
        int height = Columns > Few ? TLanes.Height : Height;
        int tile = TLanes.TileRows;
        bool isWide = tile == 4;
        int width = isWide ? TLanes.Width : 2 * TLanes.Width;
        bool packsLeft = tile > Ways && LeftRows == null && PlaceStride == 1 && LeftStride * sizeof(T) % Conflict == 0 && Columns > Few;

        // A few short rows of Right are near each other as they are.
        bool isNarrow = isWide && Columns <= 3 * width && RightStride <= 4 * width;
        bool packsRight = Panels is not null || IsRightTransposed || (Rows > 2 * tile && !isNarrow);
        T* leftPanels = packsLeft ? Scratch(ref s_left, depth * height) : null;
        int panelsLength = depth * (Math.Min(Columns, Width) + width);
        int parts = ((Columns + Width - 1) / Width) * ((Inner + depth - 1) / depth);
        T* panels = Panels is not null ? Panels.Room(parts * panelsLength) : packsRight ? Scratch(ref s_right, panelsLength) : null;
        int* rows = stackalloc int[Math.Min(Rows, height)];
        int* places = stackalloc int[depth];
        for (int i = 0; LeftRows == null && i < Math.Min(Rows, height); i++)
        {
            rows[i] = (int)(packsLeft ? (i / tile * tile * depth) + (i % tile) : i * LeftStride);
        }

        for (int k = 0; LeftPlaces == null && k < depth; k++)
        {
            places[k] = (int)(packsLeft ? k * tile : k * PlaceStride);
        }

        MatrixProduct<T> part = this;
        part.RightStride = packsRight ? width : RightStride;
        part.PanelStride = packsRight ? depth * width : width;
        for (int column = 0; column < Columns; column += Width)
        {
            part.Columns = Math.Min(Width, Columns - column);
            for (int place = 0; place < Inner; place += depth)
            {
                part.Inner = Math.Min(depth, Inner - place);
                part.Right = Right + (IsRightTransposed ? (column * RightStride) + place : (place * RightStride) + column);
                if (packsRight && Panels is not { AreReady: true })
                {
                    Packing.Copy(part.Right, RightStride, IsRightTransposed, part.Inner, part.Columns, panels, width, part.PanelStride);
                }

                if (packsRight)
                {
                    part.Right = panels;
                    panels += Panels is null ? 0 : panelsLength;
                }

                part.LeftPlaces = LeftPlaces == null ? places : LeftPlaces + place;
                for (int row = 0; row < Rows; row += height)
                {
                    part.Rows = Math.Min(height, Rows - row);
                    part.LeftRows = LeftRows == null ? rows : LeftRows + row;
                    part.Left = Left + (LeftRows == null ? row * LeftStride : 0) + (LeftPlaces == null ? place * PlaceStride : 0);
                    if (packsLeft)
                    {
                        Packing.Copy(part.Left, LeftStride, isTransposed: true, part.Inner, part.Rows, leftPanels, tile, tile * depth);
                        part.Left = leftPanels;
                    }

                    part.Result = Result + (row * ResultStride) + column;
                    part.Start = place > 0 ? part.Result : Start == null ? null : Start + (row * StartStride) + column;
                    part.StartStride = place > 0 ? ResultStride : StartStride;
                    if (isWide)
                    {
                        part.RunWidePanels<TVector, TLanes>();
                    }
                    else
                    {
                        part.RunPanels<TVector, TLanes>();
                    }
                }
            }
        }
    }

    private static T* Scratch(ref Block<T>? scratch, int length)
    {
        if (scratch is null || scratch.Length < length)
        {
            scratch = new Block<T>(length);
        }

        return scratch.Pointer;
    }

    // A panel at a time, which tiles share: two vectors of columns.
    private readonly void RunPanels<TVector, TLanes>()
        where TVector : struct
        where TLanes : struct, ILanes<TVector, T>
    {
        MatrixProduct<T> panel = this;
        panel.PanelStride = TLanes.Width;
        for (int column = 0; column < Columns; column += panel.Columns)
        {
            // A vector of 512 bits takes the time of two of 256, so few columns are left to the latter.
            int rest = Columns - column;
            bool isNarrow = typeof(TVector) == typeof(Vector512<T>) && rest <= TLanes.Width + Lanes256<T>.Width;
            panel.Columns = Math.Min(rest, isNarrow ? TLanes.Width : 2 * TLanes.Width);
            panel.Right = Right + (column / (2 * TLanes.Width) * PanelStride) + (column % (2 * TLanes.Width));
            panel.Start = Start == null ? null : Start + column;
            panel.Result = Result + column;
            if (isNarrow && rest <= Lanes256<T>.Width)
            {
                panel.RunTiles<Vector256<T>, Lanes256<T>, One>();
            }
            else if (panel.Columns <= TLanes.Width)
            {
                panel.RunTiles<TVector, TLanes, One>();
            }
            else
            {
                panel.RunTiles<TVector, TLanes, Two>();
            }
        }
    }

    // With 16 registers, three panels at a time, of one vector each. Four are two and two: a tile of one vector waits for its sums.
    private readonly void RunWidePanels<TVector, TLanes>()
        where TVector : struct
        where TLanes : struct, ILanes<TVector, T>
    {
        MatrixProduct<T> panel = this;
        for (int column = 0; column < Columns; column += panel.Columns)
        {
            int rest = Columns - column;
            bool isPair = rest <= 4 * TLanes.Width && rest > 3 * TLanes.Width;
            panel.Columns = Math.Min(rest, (isPair ? 2 : 3) * TLanes.Width);
            panel.Right = Right + (column / TLanes.Width * PanelStride);
            panel.Start = Start == null ? null : Start + column;
            panel.Result = Result + column;
            if (panel.Columns <= TLanes.Width)
            {
                panel.RunWideTiles<TVector, TLanes, One>();
            }
            else if (panel.Columns <= 2 * TLanes.Width)
            {
                panel.RunWideTiles<TVector, TLanes, Two>();
            }
            else
            {
                panel.RunWideTiles<TVector, TLanes, Three>();
            }
        }
    }

    // All rows of a panel, in the largest tiles that fit.
    private readonly void RunTiles<TVector, TLanes, TColumns>()
        where TVector : struct
        where TLanes : struct, ILanes<TVector, T>
        where TColumns : struct, ICount
    {
        int row = 0;
        Tile<T, TVector, TLanes, Twelve, TColumns>.Run(this, ref row);
        Tile<T, TVector, TLanes, Eight, TColumns>.Run(this, ref row);
        Tile<T, TVector, TLanes, Six, TColumns>.Run(this, ref row);
        Tile<T, TVector, TLanes, Four, TColumns>.Run(this, ref row);
        Tile<T, TVector, TLanes, Two, TColumns>.Run(this, ref row);
        Tile<T, TVector, TLanes, One, TColumns>.Run(this, ref row);
    }

    private readonly void RunWideTiles<TVector, TLanes, TColumns>()
        where TVector : struct
        where TLanes : struct, ILanes<TVector, T>
        where TColumns : struct, ICount
    {
        int row = 0;
        if (TColumns.Value == 2)
        {
            // Registers are left for two more rows.
            Tile<T, TVector, TLanes, Six, Two>.Run(this, ref row);
        }

        WideTile<T, TVector, TLanes, Four, TColumns>.Run(this, ref row);
        WideTile<T, TVector, TLanes, Two, TColumns>.Run(this, ref row);
        WideTile<T, TVector, TLanes, One, TColumns>.Run(this, ref row);
    }
}
