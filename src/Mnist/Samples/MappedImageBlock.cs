using System.IO.MemoryMappedFiles;
using Microsoft.Win32.SafeHandles;

namespace Mnist;

/// <summary>Images in a memory-mapped file, for files over 256 MiB and those of the store.</summary>
/// <remarks>
/// It is not used for smaller files of the user: if another process truncates a mapped file, reading the lost pages ends this
/// process (SIGBUS).
/// </remarks>
internal sealed unsafe class MappedImageBlock : ImageBlock
{
    private const int MaximumPull = 1 << 14;
    private const int Near = 64;

    private readonly SafeMemoryMappedViewHandle _handle;
    private readonly byte* _images;
    private readonly int _headerLength;
    private readonly int _imageLength;
    private readonly int _count;

    // For files larger than memory; otherwise null.
    private readonly SafeFileHandle? _file;
    private int _last;

    public MappedImageBlock(string path, int headerLength, int count, int imageLength)
    {
        using var file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, mapName: null, capacity: 0, MemoryMappedFileAccess.Read);
        MemoryMappedViewAccessor view = file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        _handle = view.SafeMemoryMappedViewHandle;
        byte* start = null;
        _handle.AcquirePointer(ref start); // never released: spans do not keep the block alive, so the mapping stays as long as the process
        _images = start + view.PointerOffset + headerLength;
        _headerLength = headerLength;
        _imageLength = imageLength;
        _count = count;
        if (Length > GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2 && imageLength <= MaximumPull)
        {
            _file = File.OpenHandle(path, options: FileOptions.RandomAccess);
        }
    }

    public override long Length => (long)_count * _imageLength;

    public override ReadOnlySpan<byte> this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)_count, nameof(index));
            if (_file is not null)
            {
                Pull(index);
            }

            return new ReadOnlySpan<byte>(_images + ((long)index * _imageLength), _imageLength);
        }
    }

    // If a page is not in memory, the system reads megabytes around it. That is right for reading in order, but wrong for jumps in a file
    // that is larger than memory. So the target of a jump is read first, which loads only its own pages.
    private void Pull(int index)
    {
        bool isJump = Math.Abs((long)index - _last) > Near; // set by any thread: a wrong value only costs time
        _last = index;
        if (isJump)
        {
            Span<byte> scratch = stackalloc byte[MaximumPull];
            RandomAccess.Read(_file!, scratch[.._imageLength], _headerLength + ((long)index * _imageLength));
        }
    }
}
