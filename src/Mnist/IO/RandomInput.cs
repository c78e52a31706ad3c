using Microsoft.Win32.SafeHandles;

namespace Mnist.IO;

/// <summary>Random access to the bytes of a file, or of a stream that can seek.</summary>
internal sealed class RandomInput : IDisposable
{
    private readonly SafeFileHandle? _file;
    private readonly Stream? _stream;
    private readonly long _start;

    public RandomInput(SafeFileHandle file) => _file = file;

    /// <param name="stream">The stream. It is left open.</param>
    /// <param name="start">The position of the content in the stream.</param>
    public RandomInput(Stream stream, long start) => (_stream, _start) = (stream, start);

    public long Length => _file is not null ? RandomAccess.GetLength(_file) : _stream!.Length - _start;

    /// <summary>Reads some bytes. Returns 0 at the end.</summary>
    public int Read(Span<byte> buffer, long offset)
    {
        if (_file is not null)
        {
            return RandomAccess.Read(_file, buffer, offset);
        }

        _stream!.Position = _start + offset;
        return _stream.Read(buffer);
    }

    public void Dispose() => _file?.Dispose();
}

/// <summary>A part of the bytes as a stream. Several can be open at the same time. Leaves the input open.</summary>
internal sealed class RegionStream(RandomInput input, long offset, long length) : ForwardStream
{
    private long _read;

    public override int Read(Span<byte> buffer)
    {
        if (buffer.Length > length - _read)
        {
            buffer = buffer[..(int)(length - _read)];
        }

        int read = buffer.IsEmpty ? 0 : input.Read(buffer, offset + _read);
        _read += read;
        return read;
    }
}
