namespace Mnist.Images;

/// <summary>A file in memory with endless end-of-image markers (FF D9) after its last byte. It records if they were read.</summary>
/// <remarks>
/// The decoder reads zeros after the end of a stream and can search there for a marker forever. A marker ends it properly. An exception
/// would leak its unmanaged memory. The limit is for formats without markers.
/// </remarks>
internal sealed class GuardedStream(byte[] content, CancellationToken cancellationToken) : Stream
{
    private const int Patience = 1 << 28;
    private const int PatienceWhenCanceled = 1 << 22;
    private const int CancellationInterval = 1 << 12;

    private int _untilCheck = CancellationInterval;
    private int _overrun;
    private long _position;

    /// <summary>True if bytes after the end of the file were read.</summary>
    public bool IsOverrun => _overrun > 0;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => content.Length;

    public override long Position
    {
        get => _position;
        set
        {
            _overrun += value > content.Length ? 2 : 0;
            _position = Math.Clamp(value, 0, content.Length);
        }
    }

    public override int ReadByte()
    {
        if (--_untilCheck == 0)
        {
            _untilCheck = CancellationInterval;
            CheckCancellation();
        }

        if (_position < content.Length)
        {
            return content[_position++];
        }

        return ++_overrun > Patience ? throw new EndOfStreamException() : (_overrun & 1) == 1 ? 0xFF : 0xD9;
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        int available = (int)Math.Min(count, content.Length - _position);
        _overrun += available < count ? 2 : 0;
        content.AsSpan((int)_position, available).CopyTo(buffer.AsSpan(offset));
        _position += available;
        return available;
    }

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => _position + offset,
        _ => content.Length + offset,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    // First the markers, so that the decoder can clean up. An exception only if they do not end it.
    private void CheckCancellation()
    {
        if (cancellationToken.IsCancellationRequested)
        {
            if (_overrun > PatienceWhenCanceled)
            {
                throw new OperationCanceledException(cancellationToken);
            }

            Position = content.Length + 1L;
        }
    }
}
