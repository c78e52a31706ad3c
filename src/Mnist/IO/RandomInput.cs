using Microsoft.Win32.SafeHandles;

namespace Mnist.IO;

/// <summary>Bytes that are read in any order, from several places side by side: of a file, or of a stream that can seek.</summary>
internal sealed class RandomInput : IDisposable
{
    private readonly SafeFileHandle? _file;
    private readonly Stream? _stream;
    private readonly long _start;

    public RandomInput(SafeFileHandle file) => _file = file;

    /// <param name="stream">Left open.</param>
    /// <param name="start">Where the content starts.</param>
    public RandomInput(Stream stream, long start) => (_stream, _start) = (stream, start);

    public long Length => _file is not null ? RandomAccess.GetLength(_file) : _stream!.Length - _start;

    /// <summary>Reads some bytes; 0 at the end.</summary>
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

/// <summary>A part of the bytes as a stream; several may be read side by side. Leaves the input open.</summary>
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
