using System.Numerics;
using System.Runtime.CompilerServices;

namespace Mnist.Learning.Kernels;

/// <summary>No vectors: one number at a time, on any processor. Tests compare the vectors with it.</summary>
internal readonly unsafe struct Lanes1<T> : ILanes<T, T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static int Width => 1;

    public static int TileRows => 4;

    public static int Depth => 1536 / sizeof(T);

    public static int Height => 96;

    public static T Load(T* from) => *from;

    public static void Store(T value, T* to) => *to = value;

    public static void StoreFirst(T value, T* to, int count) => *to = value;

    public static T Broadcast(T value) => value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T MultiplyAdd(T a, T b, T c) => T.FusedMultiplyAdd(a, b, c);
}
