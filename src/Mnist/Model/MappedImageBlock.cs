using System.IO.MemoryMappedFiles;
using Microsoft.Win32.SafeHandles;

namespace Mnist;

/// <summary>Images in a memory-mapped file, for files over 256 MiB and those of our own store.</summary>
/// <remarks>
/// Not for files of others that fit in memory: where another process cuts a mapped file, touching the lost pages ends this
/// process (SIGBUS).
/// </remarks>
internal sealed unsafe class MappedImageBlock : ImageBlock
{
    private readonly SafeMemoryMappedViewHandle _handle;
    private readonly byte* _images;
    private readonly int _imageLength;
    private readonly int _count;

    public MappedImageBlock(string path, int headerLength, int count, int imageLength)
    {
        using var file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, mapName: null, capacity: 0, MemoryMappedFileAccess.Read);
        MemoryMappedViewAccessor view = file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        _handle = view.SafeMemoryMappedViewHandle;
        byte* start = null;
        _handle.AcquirePointer(ref start); // never released: spans do not keep the block alive, so the mapping stays as long as the process
        _images = start + view.PointerOffset + headerLength;
        _imageLength = imageLength;
        _count = count;
    }

    public override long Length => (long)_count * _imageLength;

    public override ReadOnlySpan<byte> this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)_count, nameof(index));
            return new ReadOnlySpan<byte>(_images + ((long)index * _imageLength), _imageLength);
        }
    }
}
