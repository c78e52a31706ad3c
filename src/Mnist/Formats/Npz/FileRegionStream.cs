using Microsoft.Win32.SafeHandles;
using Mnist.IO;

namespace Mnist.Formats;

/// <summary>A part of a file as a stream; several may read from one file side by side. Leaves the file open.</summary>
internal sealed class FileRegionStream(SafeFileHandle file, long offset, long length) : ForwardStream
{
    private long _read;

    public override int Read(Span<byte> buffer)
    {
        if (buffer.Length > length - _read)
        {
            buffer = buffer[..(int)(length - _read)];
        }

        int read = buffer.IsEmpty ? 0 : RandomAccess.Read(file, buffer, offset + _read);
        _read += read;
        return read;
    }
}
