using System.IO.Compression;
using Mnist.IO;
using Mnist.IO.Zip;

namespace Mnist.Formats.Npz;

/// <summary>Writes one array of bytes to an archive: first the items, at the end the header with their number.</summary>
/// <remarks>
/// In a stored archive, the first images are written in place, after space for their headers, whose length does not depend on number
/// and size of the images. The other arrays are written at the end.
/// </remarks>
internal sealed class NpzArrayWriter : IDisposable
{
    // Large pieces for images, so that threads change rarely. The arrays that wait are small, mostly labels.
    private const int PieceLength = 1 << 20;
    private const int ApartPieceLength = 1 << 16;

    private readonly Stream _archive;
    private readonly WorkBuffer? _apart;
    private readonly string _name;
    private readonly long _offset;
    private byte[] _piece = [];
    private byte[] _spare = [];
    private Task _writing = Task.CompletedTask;
    private int _filled;
    private uint _crc;
    private long _length;
    private long _count;

    private NpzArrayWriter(string name, Stream archive, WorkBuffer? apart, long offset)
    {
        _name = name + ".npy";
        _archive = archive;
        _apart = apart;
        _offset = offset;
    }

    /// <summary>Starts the images, as the first array of a stored archive.</summary>
    public static NpzArrayWriter InPlace(string name, Stream archive, ZipWriter zip)
    {
        long offset = zip.ReserveLocal(name + ".npy");
        archive.Write(new byte[NpyHeader.ForBytes(0, 28, 28).Length]);
        return new NpzArrayWriter(name, archive, apart: null, offset);
    }

    /// <summary>Starts an array that is written at the end.</summary>
    public static NpzArrayWriter Apart(string name, Stream archive, string? target) => new(name, archive, new WorkBuffer(target), offset: 0);

    /// <summary>Adds an item.</summary>
    public void Write(ReadOnlySpan<byte> item)
    {
        _count++;
        _length += item.Length;
        if (_piece.Length - _filled < item.Length)
        {
            Flush();
            if (_piece.Length < item.Length)
            {
                _piece = GC.AllocateUninitializedArray<byte>(Math.Max(_apart is null ? PieceLength : ApartPieceLength, item.Length));
            }
        }

        item.CopyTo(_piece.AsSpan(_filled));
        _filled += item.Length;
    }

    /// <summary>Completes the array in the archive.</summary>
    /// <param name="zip">The writer of the archive.</param>
    /// <param name="itemShape">The sizes of one item.</param>
    /// <param name="compress">Deflates the array.</param>
    /// <param name="cancellationToken">Cancels the copying.</param>
    public void Complete(ZipWriter zip, long[] itemShape, bool compress, CancellationToken cancellationToken)
    {
        Flush();
        _writing.GetAwaiter().GetResult();
        byte[] header = NpyHeader.ForBytes([_count, .. itemShape]);
        uint crc = Crc32.Combine(Crc32.Append(0, header), _crc, _length);
        long length = header.Length + _length;
        if (_apart is null)
        {
            zip.Add(new ZipEntry(_name, ZipFormat.Stored, crc, length, length, _offset));
            _archive.Position = _offset + ZipWriter.LocalLength(_name);
            _archive.Write(header);
            _archive.Seek(0, SeekOrigin.End);
            return;
        }

        long offset = zip.ReserveLocal(_name);
        long start = _archive.Position;
        if (compress)
        {
            using var deflate = new DeflateStream(_archive, CompressionLevel.Optimal, leaveOpen: true);
            deflate.Write(header);
            _apart.CopyTo(deflate, cancellationToken);
        }
        else
        {
            _archive.Write(header);
            _apart.CopyTo(_archive, cancellationToken);
        }

        int method = compress ? ZipFormat.Deflated : ZipFormat.Stored;
        zip.Add(new ZipEntry(_name, method, crc, _archive.Position - start, length, offset));
    }

    public void Dispose()
    {
        Task.WaitAny(_writing); // its result no longer matters
        _apart?.Dispose();
    }

    // Another thread writes the piece, while the next one is filled.
    private void Flush()
    {
        _crc = Crc32.Append(_crc, _piece.AsSpan(0, _filled));
        if (_apart is not null)
        {
            _apart.Write(_piece.AsSpan(0, _filled));
            _filled = 0;
            return;
        }

        _writing.GetAwaiter().GetResult(); // throws the error of the last write
        (byte[] full, int count) = (_piece, _filled);
        (_piece, _spare, _filled) = (_spare, full, 0);
        _writing = Task.Run(() => _archive.Write(full, 0, count));
    }
}
