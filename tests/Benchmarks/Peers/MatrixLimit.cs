using System.Runtime.InteropServices;
using Mnist.Learning.Kernels;

namespace Mnist.Benchmarks.Peers;

/// <summary>The product that training is made of, at a size where nothing but the kernel counts.</summary>
internal static unsafe class MatrixLimit
{
    private const int Side = 1024;
    private const nuint Alignment = 64;

    // The kernel may read two vectors behind the end.
    private static readonly float* s_left = Allocate();
    private static readonly float* s_right = Allocate();
    private static readonly float* s_result = Allocate();

    /// <summary>Multiplications and additions of one product.</summary>
    public static double Operations => 2.0 * Side * Side * Side;

    public static void Multiply() => new MatrixProduct<float>
    {
        Rows = Side,
        Columns = Side,
        Left = s_left,
        LeftStride = Side,
        Inner = Side,
        PlaceStride = 1,
        Right = s_right,
        RightStride = Side,
        Result = s_result,
        ResultStride = Side,
    }.Run();

    private static float* Allocate()
    {
        float* numbers = (float*)NativeMemory.AlignedAlloc(((nuint)Side * Side * sizeof(float)) + (4 * Alignment), Alignment);
        new Span<float>(numbers, Side * Side).Fill(0.5f);
        return numbers;
    }
}
