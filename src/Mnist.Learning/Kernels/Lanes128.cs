using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;

namespace Mnist.Learning.Kernels;

/// <summary>128-bit vectors: ARM's AdvSimd, thirty-two registers.</summary>
internal readonly unsafe struct Lanes128<T> : ILanes<Vector128<T>, T>
    where T : unmanaged
{
    public static int Width => Vector128<T>.Count;

    public static int TileRows => 12;

    public static int Depth => 1536 / sizeof(T);

    public static int Height => 96;

    public static bool IsSupported => Vector128.IsHardwareAccelerated && AdvSimd.Arm64.IsSupported;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Load(T* from) => Vector128.Load(from);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<T> value, T* to) => value.Store(to);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreFirst(Vector128<T> value, T* to, int count)
    {
        Vector128<double> rest = value.AsDouble();
        int half = Width / 2;
        if ((count & half) != 0)
        {
            *(double*)to = rest.ToScalar();
            to += half;
            rest = Vector128.CreateScalarUnsafe(rest.GetElement(1));
        }

        if (half > 1 && (count & 1) != 0)
        {
            *to = rest.As<double, T>().ToScalar();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Broadcast(T value) => Vector128.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> MultiplyAdd(Vector128<T> a, Vector128<T> b, Vector128<T> c)
    {
        return typeof(T) == typeof(float)
            ? AdvSimd.FusedMultiplyAdd(c.AsSingle(), a.AsSingle(), b.AsSingle()).As<float, T>()
            : AdvSimd.Arm64.FusedMultiplyAdd(c.AsDouble(), a.AsDouble(), b.AsDouble()).As<double, T>();
    }
}
