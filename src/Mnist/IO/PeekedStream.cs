namespace Mnist.IO;

/// <summary>A stream that returns its first bytes again after they were read. Leaves the inner stream open.</summary>
internal sealed class PeekedStream : ForwardStream
{
    private readonly Stream _inner;
    private readonly byte[] _head;
    private int _position;

    public PeekedStream(Stream inner, int count)
    {
        _inner = inner;
        byte[] head = new byte[count];
        _head = head[..inner.ReadAtLeast(head, count, throwOnEndOfStream: false)];
    }

    public ReadOnlySpan<byte> Head => _head;

    public override int Read(Span<byte> buffer)
    {
        if (_position == _head.Length)
        {
            return _inner.Read(buffer);
        }

        int count = Math.Min(buffer.Length, _head.Length - _position);
        _head.AsSpan(_position, count).CopyTo(buffer);
        _position += count;
        return count;
    }
}
