using System.Numerics;
using System.Runtime.CompilerServices;

namespace Mnist.Learning.Kernels;

/// <summary>Numbers in memory that does not move, starting at a cache line, with room to read past the end.</summary>
internal sealed unsafe class Block<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private const int Alignment = 64;

    // Two of the widest vectors.
    private const int Room = 128;

    private readonly T[] _memory;
    private readonly int _offset;

    public Block(int length)
    {
        Length = length;
        _memory = GC.AllocateArray<T>(length + ((Alignment + Room) / sizeof(T)), pinned: true);
        nint address = (nint)Unsafe.AsPointer(ref _memory[0]);
        Pointer = (T*)((address + Alignment - 1) & -Alignment);
        _offset = (int)((T*)Pointer - (T*)address);
    }

    /// <summary>The first number; valid as long as the block is referenced.</summary>
    public T* Pointer { get; }

    public int Length { get; }

    /// <summary>The numbers; holds on to their memory, as the pointer does not.</summary>
    public Span<T> Span => _memory.AsSpan(_offset, Length);
}
