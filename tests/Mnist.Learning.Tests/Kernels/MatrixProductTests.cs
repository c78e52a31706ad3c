using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Mnist.Learning.Kernels;

namespace Mnist.Learning.Tests.Kernels;

/// <summary>Every width of vectors gives the bits of a plain loop of fused multiply-adds in the order of the inner index.</summary>
public sealed unsafe class MatrixProductTests
{
    [Fact]
    public void All_sizes_around_the_tiles_in_float() => CheckSizes<float>();

    [Fact]
    public void All_sizes_around_the_tiles_in_double() => CheckSizes<double>();

    // Longer than a part of the inner index, more rows and columns than a part of the product; 2048 floats are the distance at which rows
    // fall into the same lines of the cache.
    [Theory]
    [InlineData(1, 20, 1100)]
    [InlineData(97, 35, 513)]
    [InlineData(203, 50, 385)]
    [InlineData(26, 1051, 260)]
    [InlineData(99, 213, 1024)]
    [InlineData(389, 200, 1030)]
    public void Parts_continue_the_sums(int rows, int columns, int inner)
    {
        foreach (Left left in Enum.GetValues<Left>())
        {
            foreach (Start start in Enum.GetValues<Start>())
            {
                Check<float>(new Sizes(rows, columns, inner), left, (rows + columns) % 2 == 0, start);
            }
        }

        Check<double>(new Sizes(rows, columns, inner), Left.Conflict, true, Start.Row);
    }

    [Fact]
    public void Nothing_is_read_or_written_where_a_block_does_not_allow_it()
    {
        if (!OperatingSystem.IsLinux())
        {
            return; // the pages below are asked from Linux
        }

        foreach (int rows in new[] { 1, 7, 12, 30 })
        {
            for (int columns = 1; columns <= 70; columns++)
            {
                using var left = new Fence(rows * 3, 0);
                using var right = new Fence(3 * columns, 128);
                using var start = new Fence(columns, 128);
                using var result = new Fence(rows * columns, 0);
                new MatrixProduct<float>
                {
                    Rows = rows,
                    Columns = columns,
                    Inner = 3,
                    Left = left.Pointer,
                    LeftStride = 3,
                    PlaceStride = 1,
                    Right = right.Pointer,
                    RightStride = columns,
                    Start = start.Pointer,
                    Result = result.Pointer,
                    ResultStride = columns,
                }.Run();
                Assert.Equal(0, result.Pointer[(rows * columns) - 1]);
            }
        }
    }

    private static void CheckSizes<T>()
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        foreach (int rows in new[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 18, 25, 26, 29, 36 })
        {
            for (int columns = 1; columns <= 67; columns++)
            {
                Check<T>(new Sizes(rows, columns, 1 + (columns % 7)), (Left)(columns % 4), (rows + columns) % 3 == 0, (Start)(rows % 3));
            }
        }
    }

    private static void Check<T>(Sizes sizes, Left left, bool isTransposed, Start start)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        using var problem = new Problem<T>(sizes, left, isTransposed, start);
        T[] plain = problem.Plain();
        Assert.Equal(plain, problem.Run(product => product.Run()));
        Assert.Equal(plain, problem.Run(product =>
        {
            product.Panels = new Panels<T>();
            product.Panels.Copy(product);
            product.Right = null;
            product.Run();
        }));
        Assert.Equal(plain, problem.Run(product => product.Run<T, Lanes1<T>>()));
        if (Lanes512<T>.IsSupported)
        {
            Assert.Equal(plain, problem.Run(product => product.Run<Vector512<T>, Lanes512<T>>()));
        }

        if (Lanes256<T>.IsSupported)
        {
            Assert.Equal(plain, problem.Run(product => product.Run<Vector256<T>, Lanes256<T>>()));
            Assert.Equal(plain, problem.Run(product => product.Run<Vector256<T>, TallLanes<T>>()));
        }

        if (Lanes128<T>.IsSupported)
        {
            Assert.Equal(plain, problem.Run(product => product.Run<Vector128<T>, Lanes128<T>>()));
        }
    }

    /// <summary>The tiles of AVX-512 and ARM with 256-bit vectors, slow for want of registers, so that a processor without those tests them too.</summary>
    private readonly struct TallLanes<T> : ILanes<Vector256<T>, T>
        where T : unmanaged
    {
        public static int Width => Lanes256<T>.Width;

        public static int TileRows => 12;

        public static int Depth => 512;

        public static int Height => 96;

        public static Vector256<T> Load(T* from) => Lanes256<T>.Load(from);

        public static void Store(Vector256<T> value, T* to) => Lanes256<T>.Store(value, to);

        public static void StoreFirst(Vector256<T> value, T* to, int count) => Lanes256<T>.StoreFirst(value, to, count);

        public static Vector256<T> Broadcast(T value) => Lanes256<T>.Broadcast(value);

        public static Vector256<T> MultiplyAdd(Vector256<T> a, Vector256<T> b, Vector256<T> c) => Lanes256<T>.MultiplyAdd(a, b, c);
    }

    /// <summary>Where Left has its numbers.</summary>
    private enum Left
    {
        Rows,
        Columns,
        Tables,
        Conflict,
    }

    /// <summary>What the sum starts from.</summary>
    private enum Start
    {
        Zero,
        Row,
        Result,
    }

    private sealed record Sizes(int Rows, int Columns, int Inner);

    /// <summary>Two matrices of random numbers; what lies around the result must stay as it is.</summary>
    private sealed class Problem<T> : IDisposable
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        private const int Guard = 3;

        private readonly Sizes _sizes;
        private readonly bool _isTransposed;
        private readonly Start _start;
        private readonly Block<T> _left, _right, _bias, _result;
        private readonly Block<float> _tables;
        private readonly T[] _before;
        private readonly bool _hasTables;
        private readonly int _rowStride, _placeStride;

        public Problem(Sizes sizes, Left left, bool isTransposed, Start start)
        {
            (_sizes, _isTransposed, _start) = (sizes, isTransposed, start);
            int line = 4096 / sizeof(T);
            (_rowStride, _placeStride) = left switch
            {
                Left.Columns => (1, sizes.Rows),
                Left.Conflict => (((sizes.Inner + line - 1) / line) * line, 1),
                _ => (sizes.Inner, 1),
            };
            _hasTables = left == Left.Tables;
            var random = new SeededRandom((sizes.Rows * 1000) + sizes.Columns);
            _left = Fill(new Block<T>(((sizes.Rows - 1) * _rowStride) + ((sizes.Inner - 1) * _placeStride) + 1), random);
            _right = Fill(new Block<T>(sizes.Inner * sizes.Columns), random);
            _bias = Fill(new Block<T>(sizes.Columns), random);
            _result = Fill(new Block<T>(sizes.Rows * (sizes.Columns + Guard)), random);
            _before = _result.Span.ToArray();

            // Tables may hold offsets in any order: here both count backward.
            _tables = new Block<float>(sizes.Rows + sizes.Inner);
            Span<int> tables = MemoryMarshal.Cast<float, int>(_tables.Span);
            for (int i = 0; i < tables.Length; i++)
            {
                tables[i] = i < sizes.Rows ? (sizes.Rows - 1 - i) * _rowStride : sizes.Inner - 1 - (i - sizes.Rows);
            }
        }

        public delegate void Computation(MatrixProduct<T> product);

        public T[] Run(Computation compute)
        {
            _before.CopyTo(_result.Span);
            compute(new MatrixProduct<T>
            {
                Rows = _sizes.Rows,
                Columns = _sizes.Columns,
                Inner = _sizes.Inner,
                Left = _left.Pointer,
                LeftRows = _hasTables ? (int*)_tables.Pointer : null,
                LeftPlaces = _hasTables ? (int*)_tables.Pointer + _sizes.Rows : null,
                LeftStride = _rowStride,
                PlaceStride = _placeStride,
                Right = _right.Pointer,
                RightStride = _isTransposed ? _sizes.Inner : _sizes.Columns,
                IsRightTransposed = _isTransposed,
                Start = _start switch { Start.Row => _bias.Pointer, Start.Result => _result.Pointer, _ => null },
                StartStride = _start == Start.Result ? _sizes.Columns + Guard : 0,
                Result = _result.Pointer,
                ResultStride = _sizes.Columns + Guard,
            });
            return _result.Span.ToArray();
        }

        public T[] Plain()
        {
            T[] result = [.. _before];
            (int rows, int columns, int inner) = (_sizes.Rows, _sizes.Columns, _sizes.Inner);
            for (int i = 0; i < rows; i++)
            {
                for (int j = 0; j < columns; j++)
                {
                    int at = (i * (columns + Guard)) + j;
                    T sum = _start switch { Start.Row => _bias.Span[j], Start.Result => result[at], _ => T.Zero };
                    for (int k = 0; k < inner; k++)
                    {
                        int left = _hasTables
                            ? ((rows - 1 - i) * _rowStride) + (inner - 1 - k)
                            : (i * _rowStride) + (k * _placeStride);
                        int right = _isTransposed ? (j * inner) + k : (k * columns) + j;
                        sum = T.FusedMultiplyAdd(_left.Span[left], _right.Span[right], sum);
                    }

                    result[at] = sum;
                }
            }

            return result;
        }

        // The pointers above are valid as long as the blocks are referenced.
        public void Dispose() => GC.KeepAlive((_left, _right, _bias, _result, _tables));

        private static Block<T> Fill(Block<T> block, SeededRandom random)
        {
            foreach (ref T value in block.Span)
            {
                value = T.CreateChecked((2 * random.NextDouble()) - 1);
            }

            return block;
        }
    }

    /// <summary>Zeros in front of a page that nobody may touch: a step too far ends the process.</summary>
    private sealed class Fence : IDisposable
    {
        private const int Page = 65536;
        private const int ReadAndWrite = 3;
        private const int PrivateAndAnonymous = 0x22;

        private readonly byte* _pages;

        /// <param name="length">The numbers.</param>
        /// <param name="room">The bytes behind them that may be read.</param>
        public Fence(int length, int room)
        {
            _pages = (byte*)Map(null, 2 * Page, ReadAndWrite, PrivateAndAnonymous, -1, 0);
            Assert.NotEqual(-1, (nint)_pages);
            Assert.Equal(0, Protect(_pages + Page, Page, 0));
            Pointer = (float*)(_pages + Page - room) - length;
        }

        public float* Pointer { get; }

        public void Dispose() => Assert.Equal(0, Unmap(_pages, 2 * Page));

        [DllImport("libc", EntryPoint = "mmap")]
        private static extern void* Map(void* address, nuint length, int protection, int flags, int file, nint offset);

        [DllImport("libc", EntryPoint = "mprotect")]
        private static extern int Protect(void* address, nuint length, int protection);

        [DllImport("libc", EntryPoint = "munmap")]
        private static extern int Unmap(void* address, nuint length);
    }
}
