namespace Mnist;

/// <summary>A stream that refuses to go on past a length: a bomb is noticed before it fills the disk. Disposes the inner stream.</summary>
internal sealed class LimitedStream(Stream inner, long maximum, Func<Exception> refuse) : ForwardStream
{
    private long _position;

    public override int Read(Span<byte> buffer)
    {
        int read = inner.Read(buffer);
        _position += read;
        return _position <= maximum ? read : throw refuse();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
