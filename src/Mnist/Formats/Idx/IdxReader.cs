using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Mnist.Formats.Idx;
using Mnist.IO;

namespace Mnist.Formats;

/// <summary>Reads an IDX file piece by piece, for files larger than memory and for streams.</summary>
/// <example><code>
/// using IdxReader reader = IdxReader.Open("train-images-idx3-ubyte.gz");
/// IdxArray first = reader.ReadItems(100); // 100 x 28 x 28
/// </code></example>
public sealed class IdxReader : IDisposable
{
    private const int PieceLength = 1 << 20;

    private readonly Stream _content;
    private readonly IDisposable? _owned;
    private long _position;
    private long _emptyItems;

    private IdxReader(Stream content, string path, IDisposable? owned, long? maximumLength, bool isExact)
    {
        IsPlain = isExact;
        _content = content;
        _owned = owned;
        Path = path;
        try
        {
            Header = IdxHeader.Read(content, path);
            CheckLength(maximumLength, isExact);
        }
        catch (Exception exception)
        {
            owned?.Dispose();
            if (exception is InvalidDataException)
            {
                throw Damaged(path, 0, exception);
            }

            throw;
        }
    }

    /// <summary>Reads plain or gzipped IDX from the current position of a stream, and leaves the stream open.</summary>
    /// <param name="stream">A readable stream. It does not have to be seekable.</param>
    /// <param name="name">The name for error messages.</param>
    /// <exception cref="DatasetFormatException">The stream does not start with an IDX header.</exception>
    public IdxReader(Stream stream, string name = "(stream)")
        : this(Decompress(stream), name)
    {
    }

    // The decompressor is disposed here. It leaves the stream open.
    private IdxReader(ForwardStream content, string name)
        : this(content, name, owned: content, maximumLength: null, isExact: false)
    {
    }

    /// <summary>The path of the file, or the name of the stream.</summary>
    public string Path { get; }

    /// <summary>Element type and sizes.</summary>
    public IdxHeader Header { get; }

    /// <summary>True for a file that is not compressed.</summary>
    internal bool IsPlain { get; }

    /// <summary>The bytes of elements that are not read yet.</summary>
    internal long RemainingLength => Header.DataLength - _position;

    private long ItemLength => ItemCount == 0 ? 0 : Header.DataLength / ItemCount;

    // Items without elements have no bytes, so the position in the file does not count them.
    private long RemainingItems => ItemLength == 0 ? ItemCount - _emptyItems : RemainingLength / ItemLength;

    /// <summary>The number of items in the first dimension; 1 for a file without dimensions.</summary>
    public long ItemCount => Header.Dimensions is [long first, ..] ? first : 1;

    /// <summary>Opens a plain or gzipped file. The first bytes decide.</summary>
    /// <exception cref="DatasetFormatException">
    /// The file is not IDX, or a plain file is shorter or longer than its header says, or the header claims more than the compressed
    /// bytes can hold.
    /// </exception>
    public static IdxReader Open(string path)
    {
        var file = DataFile.Open(path);
        return new IdxReader(file.Content, path, file, file.MaximumLength, isExact: file.IsPlain);
    }

    /// <summary>Reads the remaining items.</summary>
    /// <exception cref="DatasetFormatException">The content is too short, too long or damaged.</exception>
    /// <exception cref="NotSupportedException">There are more elements than an array can hold (2^31). Read them item by item.</exception>
    public IdxArray ReadToEnd(CancellationToken cancellationToken = default)
    {
        IdxArray array = ReadItems(RemainingItems, cancellationToken);
        ExpectEnd();
        return array;
    }

    /// <summary>Reads the next items along the first dimension.</summary>
    /// <param name="count">The number of items, from 0 to those that remain.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="DatasetFormatException">The content is too short or damaged.</exception>
    /// <exception cref="NotSupportedException">There are more elements than an array can hold (2^31).</exception>
    public IdxArray ReadItems(long count, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, RemainingItems);
        long elements = count * (ItemLength / Header.ElementSize);
        if (elements > Array.MaxLength)
        {
            throw new NotSupportedException($"'{Path}' holds {elements} elements, more than an array can hold. Read it item by item.");
        }

        _emptyItems += ItemLength == 0 ? count : 0;
        long[] dimensions = Header.Dimensions is [_, .. var inner] ? [count, .. inner] : count == 1 ? [] : [0];
        Array data = Header.ElementType switch
        {
            IdxElementType.UnsignedByte => Read<byte>((int)elements, cancellationToken),
            IdxElementType.SignedByte => Read<sbyte>((int)elements, cancellationToken),
            IdxElementType.Short => Read<short>((int)elements, cancellationToken),
            IdxElementType.Int => Read<int>((int)elements, cancellationToken),
            IdxElementType.Float => Read<float>((int)elements, cancellationToken),
            _ => Read<double>((int)elements, cancellationToken),
        };
        return new IdxArray(data, dimensions);
    }

    /// <summary>Skips items along the first dimension.</summary>
    /// <param name="count">The number of items, from 0 to those that remain.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public void SkipItems(long count, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, RemainingItems);
        long length = count * ItemLength;
        _emptyItems += ItemLength == 0 ? count : 0;
        if (_content.CanSeek)
        {
            _content.Seek(length, SeekOrigin.Current);
            _position += length;
            return;
        }

        byte[] piece = new byte[(int)Math.Min(length, PieceLength)];
        while (length > 0)
        {
            int take = (int)Math.Min(length, piece.Length);
            ReadBytes(piece.AsSpan(0, take), cancellationToken);
            length -= take;
        }
    }

    /// <summary>Checks that no bytes follow the elements.</summary>
    /// <exception cref="DatasetFormatException">There are more bytes.</exception>
    public void ExpectEnd()
    {
        Span<byte> more = stackalloc byte[1];
        try
        {
            if (RemainingLength > 0 || _content.Read(more) == 0)
            {
                return;
            }
        }
        catch (InvalidDataException exception)
        {
            throw Damaged(Path, Header.HeaderLength + _position, exception);
        }

        throw IdxFormat.Invalid(
            Path, $"the end after {Header.DataLength} bytes of elements", "more bytes", offset: Header.HeaderLength + Header.DataLength);
    }

    /// <inheritdoc/>
    public void Dispose() => _owned?.Dispose();

    /// <summary>Fills the buffer with the next bytes of the file, unchanged.</summary>
    internal void ReadBytes(Span<byte> buffer, CancellationToken cancellationToken)
    {
        while (!buffer.IsEmpty)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int read;
            try
            {
                read = _content.Read(buffer[..Math.Min(buffer.Length, PieceLength)]);
            }
            catch (InvalidDataException exception)
            {
                throw Damaged(Path, Header.HeaderLength + _position, exception);
            }

            if (read == 0)
            {
                long total = Header.HeaderLength + _position;
                throw IdxFormat.Invalid(
                    Path, $"{Header.HeaderLength + Header.DataLength} bytes ({Header})", $"the end after {total}", offset: total);
            }

            buffer = buffer[read..];
            _position += read;
        }
    }

    private static DatasetFormatException Damaged(string path, long offset, Exception exception) =>
        IdxFormat.Invalid(path, "valid gzip data", "damaged or cut data", offset, exception.Message, exception);

    private static ForwardStream Decompress(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var peeked = new PeekedStream(stream, 2);
        return peeked.Head is [0x1F, 0x8B] ? new GunzipStream(peeked) : peeked;
    }

    private void CheckLength(long? maximumLength, bool isExact)
    {
        long promised = Header.DataLength;
        if (isExact && maximumLength - Header.HeaderLength != promised)
        {
            throw IdxFormat.Invalid(
                Path,
                $"{Header.HeaderLength} bytes of header and {promised} of elements ({Header})",
                $"a file of {maximumLength} bytes",
                offset: Math.Min(maximumLength!.Value, promised > long.MaxValue - Header.HeaderLength ? long.MaxValue : Header.HeaderLength + promised));
        }

        if (promised > maximumLength)
        {
            throw IdxFormat.Invalid(
                Path, $"at most the {maximumLength} bytes that the compressed file can hold", $"a header that promises {promised} ({Header})", offset: 4);
        }
    }

    /// <summary>Reads elements. Memory grows with the data that arrives, not with the header.</summary>
    private T[] Read<T>(int count, CancellationToken cancellationToken)
        where T : unmanaged
    {
        int trusted = (64 << 20) / Unsafe.SizeOf<T>();
        T[] data = GC.AllocateUninitializedArray<T>(_content.CanSeek ? count : Math.Min(count, trusted));
        int filled = 0;
        while (true)
        {
            // In pieces, because a span has at most 2^31 bytes.
            while (filled < data.Length)
            {
                int take = Math.Min(data.Length - filled, PieceLength / Unsafe.SizeOf<T>());
                Span<byte> piece = MemoryMarshal.AsBytes(data.AsSpan(filled, take));
                ReadBytes(piece, cancellationToken);
                BigEndian.Convert(piece, Unsafe.SizeOf<T>());
                filled += take;
            }

            if (filled == count)
            {
                return data;
            }

            Array.Resize(ref data, (int)Math.Min(count, 2L * filled));
        }
    }
}
