using System.IO.Compression;

namespace Mnist.IO;

/// <summary>Decompresses gzip and does not take a cut file for a whole one. Leaves the inner stream open.</summary>
/// <remarks>
/// <see cref="GZipStream"/> ends without a word where its source does, also in the middle
/// (https://github.com/dotnet/runtime/issues/47563): a CSV file would lose its last rows.
/// </remarks>
internal sealed class GunzipStream(Stream inner) : ForwardStream
{
    private readonly GZipStream _gzip = new(new Source(inner), CompressionMode.Decompress);

    /// <summary>Reads decompressed bytes.</summary>
    /// <exception cref="InvalidDataException">The data is damaged or cut.</exception>
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
    /// Puts one more byte behind the end. A decompressor that has seen the checksum passes over it, as over any byte that starts
    /// no further gzip member; one that has not takes it and asks for more.
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
