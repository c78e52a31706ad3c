using System.Numerics;
using System.Runtime.CompilerServices;

namespace Mnist.Learning.Kernels;

/// <summary>Numbers in memory that does not move. It starts at a cache line and can be read a little past the end.</summary>
internal sealed unsafe class Block<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private const int Alignment = 64;

    // The size of two of the widest vectors.
    private const int Room = 128;

    private readonly T[] _memory;
    private readonly int _offset;

    /// <param name="length">The number of numbers.</param>
    /// <param name="isCleared">False if each number is written before it is read. Clearing gigabytes takes seconds.</param>
    public Block(int length, bool isCleared = true)
    {
        Length = length;
        int room = length + ((Alignment + Room) / sizeof(T));
        _memory = isCleared ? GC.AllocateArray<T>(room, pinned: true) : GC.AllocateUninitializedArray<T>(room, pinned: true);
        nint address = (nint)Unsafe.AsPointer(ref _memory[0]);
        Pointer = (T*)((address + Alignment - 1) & -Alignment);
        _offset = (int)((T*)Pointer - (T*)address);
    }

    /// <summary>The first number, valid as long as the block is referenced.</summary>
    public T* Pointer { get; }

    public int Length { get; }

    /// <summary>The numbers. The span keeps their memory alive, the pointer does not.</summary>
    public Span<T> Span => _memory.AsSpan(_offset, Length);
}
