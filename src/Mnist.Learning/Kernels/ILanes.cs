namespace Mnist.Learning.Kernels;

/// <summary>Vectors of one width, so that a kernel is written once for all widths.</summary>
/// <typeparam name="TVector">The vector type, for example <c>Vector512&lt;float&gt;</c>; the number type if there are no vectors.</typeparam>
/// <typeparam name="T">float or double.</typeparam>
internal unsafe interface ILanes<TVector, T>
    where T : unmanaged
{
    /// <summary>The number of numbers in a vector.</summary>
    static abstract int Width { get; }

    /// <summary>The rows of the largest tile: 12 of two vectors with 32 registers, 4 of three vectors with 16.</summary>
    static abstract int TileRows { get; }

    /// <summary>The length of the inner index that is fastest at a time, as measured.</summary>
    static abstract int Depth { get; }

    /// <summary>The rows at a time that are fastest with many columns, as measured; a multiple of TileRows.</summary>
    static abstract int Height { get; }

    static abstract TVector Load(T* from);

    static abstract void Store(TVector value, T* to);

    /// <summary>Stores only the first lanes: 1 to Width - 1.</summary>
    static abstract void StoreFirst(TVector value, T* to, int count);

    static abstract TVector Broadcast(T value);

    /// <summary>a * b + c, rounded once.</summary>
    static abstract TVector MultiplyAdd(TVector a, TVector b, TVector c);
}
