using System.IO.MemoryMappedFiles;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Mnist;

/// <summary>Images in a memory-mapped file, used for files over 256 MiB and for those of the store.</summary>
/// <remarks>
/// Smaller files elsewhere are not mapped: if another process truncates a mapped file, reading the lost pages ends this process
/// (SIGBUS). The file is unmapped when the block is closed or unreachable, and after the last <see cref="Release"/>.
/// </remarks>
internal sealed unsafe class MappedImageBlock : ImageBlock
{
    private const int MaximumPull = 1 << 14;
    private const int Near = 64;

    private static readonly ConditionalWeakTable<SafeHandle, string> s_views = [];

    private readonly SafeMemoryMappedViewHandle _view;
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
        _view = view.SafeMemoryMappedViewHandle;
        s_views.Add(_view, Path.GetFullPath(path));
        byte* start = null;
        _view.AcquirePointer(ref start);
        _view.ReleasePointer();
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
            ObjectDisposedException.ThrowIf(_view.IsClosed, this);
            if (_file is not null)
            {
                Pull(index);
            }

            return new ReadOnlySpan<byte>(_images + ((long)index * _imageLength), _imageLength);
        }
    }

    /// <summary>Returns true if this process maps a file of the folder.</summary>
    public static bool IsMapped(string folder) => s_views.Any(view => !view.Key.IsClosed && Path.GetDirectoryName(view.Value) == folder);

    public override ReadOnlyMemory<byte> Get(int index, ref byte[]? copy)
    {
        Hold();
        try
        {
            return copy = this[index].ToArray();
        }
        finally
        {
            Release();
        }
    }

    public override void Hold()
    {
        bool isHeld = false;
        _view.DangerousAddRef(ref isHeld);
    }

    public override void Release() => _view.DangerousRelease();

    public override void Close()
    {
        _view.Dispose();
        _file?.Dispose();
    }

    // To read a page that is not in memory, the system reads megabytes around it. This is good for reading in order, but bad for jumps in
    // a file larger than memory. So after a jump, the image is first read from the file, which loads only its pages.
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
