using System.Numerics;
using System.Runtime.Intrinsics;
using Mnist.Learning.Kernels;

namespace Mnist.Learning.Tests.Kernels;

/// <summary>Every width of vectors gives the bits of the scalar path, which gives the numbers of three plain loops.</summary>
public sealed unsafe class MatrixProductTests
{
    [Fact]
    public void All_sizes_around_the_vector_width_in_float() => CheckSizes<float>(1e-5);

    [Fact]
    public void All_sizes_around_the_vector_width_in_double() => CheckSizes<double>(1e-13);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Starts_from_zero_a_row_or_the_result(int start)
    {
        var sizes = new Sizes(9, 37, 3, 2);
        Check<float>(sizes, (Start)start, 1e-5);
        Check<double>(sizes, (Start)start, 1e-13);
    }

    [Fact]
    public void Rows_of_the_left_matrix_can_lie_anywhere()
    {
        using var problem = new Problem<float>(new Sizes(11, 20, 4, 3), Start.Zero);
        float[] expected = problem.Run(product => product.Run<float, Lanes1<float>, Four>());
        int[] table = [.. Enumerable.Range(0, 11).Select(row => row * 12)];
        float[] actual;
        fixed (int* rows = table)
        {
            nint address = (nint)rows;
            actual = problem.Run(product =>
            {
                product.LeftRows = (int*)address;
                product.LeftStride = 0;
                product.Run();
            });
        }

        Assert.Equal(expected, actual);
    }

    private static void CheckSizes<T>(double tolerance)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        foreach (int rows in new[] { 1, 2, 3, 4, 5, 7, 8, 9, 13, 16, 17 })
        {
            for (int columns = 1; columns <= 67; columns++)
            {
                Check<T>(new Sizes(rows, columns, 1 + (columns % 5), 1 + (rows % 3)), Start.Zero, tolerance);
            }
        }
    }

    private static void Check<T>(Sizes sizes, Start start, double tolerance)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        using var problem = new Problem<T>(sizes, start);
        T[] scalar = problem.Run(product => product.Run<T, Lanes1<T>, Four>());
        T[] plain = problem.Plain();
        for (int i = 0; i < plain.Length; i++)
        {
            Assert.Equal(double.CreateChecked(plain[i]), double.CreateChecked(scalar[i]), tolerance * 20);
        }

        Assert.Equal(scalar, problem.Run(product => product.Run()));
        if (Lanes512<T>.IsSupported)
        {
            Assert.Equal(scalar, problem.Run(product => product.Run<Vector512<T>, Lanes512<T>, Eight>()));
            Assert.Equal(scalar, problem.Run(product => product.Run<Vector512<T>, Lanes512<T>, Four>()));
        }

        if (Lanes256<T>.IsSupported)
        {
            Assert.Equal(scalar, problem.Run(product => product.Run<Vector256<T>, Lanes256<T>, Four>()));
        }

        if (Lanes128<T>.IsSupported)
        {
            Assert.Equal(scalar, problem.Run(product => product.Run<Vector128<T>, Lanes128<T>, Eight>()));
        }
    }

    private enum Start
    {
        Zero,
        Row,
        Result,
    }

    private sealed record Sizes(int Rows, int Columns, int Inner, int Outer);

    /// <summary>Two matrices of random numbers; what lies around the result must stay as it is.</summary>
    private sealed class Problem<T> : IDisposable
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        private const int Guard = 3;

        private readonly Sizes _sizes;
        private readonly Start _start;
        private readonly Block<T> _left, _right, _bias, _result;
        private readonly T[] _before;

        public Problem(Sizes sizes, Start start)
        {
            _sizes = sizes;
            _start = start;
            var random = new SeededRandom((sizes.Rows * 1000) + sizes.Columns);
            _left = Fill(new Block<T>(sizes.Rows * sizes.Inner * sizes.Outer), random);
            _right = Fill(new Block<T>(sizes.Inner * sizes.Outer * sizes.Columns), random);
            _bias = Fill(new Block<T>(sizes.Columns), random);
            _result = Fill(new Block<T>(sizes.Rows * (sizes.Columns + Guard)), random);
            _before = _result.Span.ToArray();
        }

        public delegate void Computation(MatrixProduct<T> product);

        public T[] Run(Computation compute)
        {
            _before.CopyTo(_result.Span);
            compute(new MatrixProduct<T>
            {
                Rows = _sizes.Rows,
                Columns = _sizes.Columns,
                Left = _left.Pointer,
                LeftStride = _sizes.Inner * _sizes.Outer,
                Inner = _sizes.Inner,
                InnerStride = 1,
                Outer = _sizes.Outer,
                OuterStride = _sizes.Inner,
                Right = _right.Pointer,
                RightStride = _sizes.Columns,
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
            int inner = _sizes.Inner * _sizes.Outer;
            for (int i = 0; i < _sizes.Rows; i++)
            {
                for (int j = 0; j < _sizes.Columns; j++)
                {
                    int at = (i * (_sizes.Columns + Guard)) + j;
                    T sum = _start switch { Start.Row => _bias.Span[j], Start.Result => result[at], _ => T.Zero };
                    for (int k = 0; k < inner; k++)
                    {
                        sum += _left.Span[(i * inner) + k] * _right.Span[(k * _sizes.Columns) + j];
                    }

                    result[at] = sum;
                }
            }

            return result;
        }

        // The pointers above are valid as long as the blocks are referenced.
        public void Dispose() => GC.KeepAlive((_left, _right, _bias, _result));

        private static Block<T> Fill(Block<T> block, SeededRandom random)
        {
            foreach (ref T value in block.Span)
            {
                value = T.CreateChecked((2 * random.NextDouble()) - 1);
            }

            return block;
        }
    }
}
