using Mnist.IO.Zip;

namespace Mnist.IO;

/// <summary>A file, a member of a ZIP file, or a stream, plain or gzipped. The first bytes decide, not the name.</summary>
internal sealed class DataFile : IDisposable
{
    private const int HeadLength = 6;

    private readonly Stream _file;
    private readonly Stream? _inner;
    private readonly long _start;
    private readonly bool _isOwned;
    private readonly byte[] _head = new byte[HeadLength];
    private readonly int _headLength;
    private readonly long? _length;

    /// <param name="path">The file, or the name of the stream.</param>
    /// <param name="stream">The stream, at the start of its content.</param>
    /// <param name="isOwned">True to close the stream with this object.</param>
    public DataFile(string path, Stream stream, bool isOwned)
    {
        Path = path;
        _isOwned = isOwned;
        _length = (stream as ZipFileMember)?.ContentLength;
        if (stream.CanSeek)
        {
            _file = stream;
            _start = stream.Position;
            _length = stream.Length - _start;
            _headLength = stream.ReadAtLeast(_head, HeadLength, throwOnEndOfStream: false);
            stream.Position = _start;
        }
        else
        {
            var peeked = new PeekedStream(stream, HeadLength);
            peeked.Head.CopyTo(_head);
            (_file, _headLength) = (peeked, peeked.Head.Length);
            _inner = stream;
        }

        IsGzip = Head is [0x1F, 0x8B, ..];
        Content = IsGzip ? new GunzipStream(_file) : _file;
    }

    public string Path { get; }

    /// <summary>The first bytes, not decompressed: six, or all if there are fewer.</summary>
    public ReadOnlySpan<byte> Head => _head.AsSpan(0, _headLength);

    /// <summary>The decompressed content.</summary>
    public Stream Content { get; }

    public bool IsGzip { get; }

    /// <summary>True if the content has exactly <see cref="MaximumLength"/> bytes, which are on disk as they are.</summary>
    public bool IsPlain => !IsGzip && _file.CanSeek;

    /// <summary>The maximum length of the content: exact for a plain file, a bound for gzip; null if unknown.</summary>
    public long? MaximumLength => _length is not long length ? null
        : IsGzip ? Math.Min(length, long.MaxValue / Deflate.MaximumRatio) * Deflate.MaximumRatio
        : length;

    public static DataFile Open(string path)
    {
        Stream file = OpenPlain(path);
        try
        {
            return new DataFile(path, file, isOwned: true);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Opens a file without decompression.</summary>
    /// <exception cref="IOException">The path is a folder, a pipe or a device.</exception>
    public static Stream OpenPlain(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        RequireNoFolder(path);
        if (!System.IO.Path.Exists(path) && ZipPath.TrySplit(path, out string? archive, out string? member))
        {
            return ZipPath.Open(archive, member);
        }

        // The decompressor reads 8 KiB at a time, so a buffer helps. Plain files are read in large pieces.
        var file = new FileStream(path, new FileStreamOptions { BufferSize = 1 << 17, Options = FileOptions.SequentialScan });
        if (!file.CanSeek)
        {
            file.Dispose();
            throw new IOException($"'{path}' is a pipe or a device. Save its data to a file and use that file.");
        }

        return file;
    }

    /// <exception cref="IOException">The path is a folder.</exception>
    public static void RequireNoFolder(string path)
    {
        if (Directory.Exists(path))
        {
            throw new IOException($"'{path}' is a folder. Use the path of a file.");
        }
    }

    public void Dispose()
    {
        if (IsGzip)
        {
            Content.Dispose(); // does not close the file
        }

        if (_isOwned)
        {
            _file.Dispose();
            _inner?.Dispose();
        }
    }
}
