using System.IO.Compression;

namespace Mnist.IO;

/// <summary>Decompresses gzip and detects truncated data. Leaves the inner stream open.</summary>
/// <remarks>
/// <see cref="GZipStream"/> reports no error if its source is truncated (https://github.com/dotnet/runtime/issues/47563). A CSV file
/// would lose its last rows.
/// </remarks>
internal sealed class GunzipStream(Stream inner) : ForwardStream
{
    private readonly GZipStream _gzip = new(new Source(inner), CompressionMode.Decompress);

    /// <summary>Reads decompressed bytes.</summary>
    /// <exception cref="InvalidDataException">The data is damaged or truncated.</exception>
    public override int Read(Span<byte> buffer) => _gzip.Read(buffer);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _gzip.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>
    /// Adds one byte after the end. A decompressor that has read the checksum ignores it, like any byte that does not start another
    /// gzip member. One that has not reads it and asks for more.
    /// </summary>
    private sealed class Source(Stream inner) : ForwardStream
    {
        private const byte NoMember = 0xFF;

        private bool _isPastEnd;

        public override int Read(Span<byte> buffer)
        {
            int read = inner.Read(buffer);
            if (read > 0 || buffer.IsEmpty)
            {
                return read;
            }

            if (_isPastEnd)
            {
                throw new InvalidDataException("The compressed data ends before its checksum.");
            }

            _isPastEnd = true;
            buffer[0] = NoMember;
            return 1;
        }
    }
}
