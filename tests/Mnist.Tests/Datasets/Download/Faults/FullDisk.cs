namespace Mnist.Tests.Datasets.Download.Faults;

/// <summary>A stream to a disk that has little room left, which all such streams share.</summary>
internal sealed class FullDisk(Stream inner, Func<long> room, Action<long> take) : Stream
{
    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (buffer.Length > room())
        {
            inner.Write(buffer[..(int)room()]); // as a disk does: half of it gets there
            throw new IOException("No space left on device");
        }

        take(buffer.Length);
        inner.Write(buffer);
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush() => inner.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
