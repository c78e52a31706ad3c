using Mnist.IO;
using Mnist.IO.Zip;

namespace Mnist.Formats.Npz;

/// <summary>The elements of an array in which the first index runs fastest (the order of Fortran), in the order of C.</summary>
/// <remarks>
/// pandas' frames and transposed arrays are saved so. The elements of an item are far apart, so all are read into memory first, with the
/// first read and up to 1 GiB.
/// </remarks>
/// <param name="stream">The array, at its first element.</param>
/// <param name="header">The header of the array.</param>
/// <param name="place">The file and the array in it, for error messages.</param>
internal sealed class FortranStream(Stream stream, NpyHeader header, ZipPlace place) : ForwardStream
{
    private const long MostInMemory = 1 << 30;
    private const int PieceLength = 1 << 20;

    // Pieces grow with the data that arrives. No element is in two of them.
    private List<byte[]>? _pieces;
    private long[] _offsets = [];
    private byte[] _item = [];
    private int _taken;
    private long _next;

    public override int Read(Span<byte> buffer)
    {
        if (_pieces is null)
        {
            Load();
        }

        if (_taken == _item.Length)
        {
            if (_next == header.Shape[0] || _item.Length == 0)
            {
                return 0;
            }

            Gather(_next++);
        }

        int count = Math.Min(buffer.Length, _item.Length - _taken);
        _item.AsSpan(_taken, count).CopyTo(buffer);
        _taken += count;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        stream.Dispose();
        base.Dispose(disposing);
    }

    private void Load()
    {
        long length = header.Count * header.Descr.Size;
        if (length > MostInMemory)
        {
            throw place.Invalid(
                $"at most {ByteCount.ToText(MostInMemory)} of elements in the order of Fortran", ByteCount.ToText(length), header.Length, "In Python, use numpy.ascontiguousarray(a) before saving.");
        }

        _pieces = [];
        for (long left = length; left > 0;)
        {
            byte[] piece = new byte[Math.Min(left, PieceLength)];
            int read = stream.ReadAtLeast(piece, piece.Length, throwOnEndOfStream: false);
            if (read < piece.Length)
            {
                long position = header.Length + length - left + read;
                throw place.Invalid("more elements", FormattableString.Invariant($"the end after {position} bytes"), position);
            }

            _pieces.Add(piece);
            left -= piece.Length;
        }

        if (length > 0)
        {
            _offsets = OffsetsOf(header.Shape);
            _item = new byte[_offsets.Length * header.Descr.Size];
            _taken = _item.Length;
        }
    }

    // For each element of the first item in the order of C, its place among all elements.
    private static long[] OffsetsOf(long[] shape)
    {
        long[] strides = new long[shape.Length];
        strides[0] = 1;
        for (int axis = 1; axis < shape.Length; axis++)
        {
            strides[axis] = strides[axis - 1] * shape[axis - 1];
        }

        long[] offsets = new long[shape.Skip(1).Aggregate(1L, (count, size) => count * size)];
        for (long i = 0; i < offsets.Length; i++)
        {
            long rest = i;
            for (int axis = shape.Length - 1; axis > 0; axis--)
            {
                offsets[i] += rest % shape[axis] * strides[axis];
                rest /= shape[axis];
            }
        }

        return offsets;
    }

    private void Gather(long item)
    {
        int size = header.Descr.Size;
        for (int i = 0; i < _offsets.Length; i++)
        {
            long from = (item + _offsets[i]) * size;
            _pieces![(int)(from / PieceLength)].AsSpan((int)(from % PieceLength), size).CopyTo(_item.AsSpan(i * size));
        }

        _taken = 0;
    }
}
