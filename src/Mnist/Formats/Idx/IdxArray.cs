using System.Collections.Immutable;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Mnist.Formats.Idx;
using Mnist.IO;

namespace Mnist.Formats;

/// <summary>The content of an IDX file: an array of numbers with its shape.</summary>
public sealed class IdxArray
{
    private const int PieceLength = 1 << 16;

    /// <summary>Creates the content from an array.</summary>
    /// <param name="data">
    /// A one-dimensional array of <see cref="byte"/>, <see cref="sbyte"/>, <see cref="short"/>, <see cref="int"/>, <see cref="float"/>
    /// or <see cref="double"/>. The last dimension changes fastest. It is not copied.
    /// </param>
    /// <param name="dimensions">The sizes. Their product is the length of <paramref name="data"/>.</param>
    /// <exception cref="ArgumentException">The element type is not supported, or the product of the sizes differs from the length.</exception>
    public IdxArray(Array data, params long[] dimensions)
    {
        ArgumentNullException.ThrowIfNull(data);
        Header = new IdxHeader(TypeOf(data), dimensions);
        if (Header.ElementCount != data.Length)
        {
            throw new ArgumentException(
                $"There are {data.Length} elements, expected {Header.ElementCount}, the product of the sizes.", nameof(dimensions));
        }

        Data = data;
    }

    /// <summary>The header of the file.</summary>
    public IdxHeader Header { get; }

    /// <summary>The type of the elements.</summary>
    public IdxElementType ElementType => Header.ElementType;

    /// <summary>The sizes. The last one changes fastest.</summary>
    public ImmutableArray<long> Dimensions => Header.Dimensions;

    /// <summary>The elements in one dimension, in the byte order of this machine.</summary>
    public Array Data { get; }

    /// <summary>Returns the elements as an array of their type.</summary>
    /// <typeparam name="T">The .NET type of <see cref="ElementType"/>, for example <see cref="byte"/>.</typeparam>
    /// <exception cref="InvalidCastException">The elements have another type.</exception>
    public T[] As<T>()
        where T : unmanaged => Data is T[] array && Data.GetType() == typeof(T[])
            ? array
            : throw new InvalidCastException($"The elements are {ElementType}, not {typeof(T).Name}. Use the matching type.");

    /// <summary>Reads a plain or gzipped file. The first bytes decide.</summary>
    /// <exception cref="DatasetFormatException">The file is not IDX, is truncated or damaged, or has bytes after its elements.</exception>
    /// <exception cref="NotSupportedException">The file has more elements than an array can hold. Use <see cref="IdxReader"/>.</exception>
    public static IdxArray Read(string path, CancellationToken cancellationToken = default)
    {
        using var reader = IdxReader.Open(path);
        return reader.ReadToEnd(cancellationToken);
    }

    /// <summary>Reads a plain or gzipped stream to its end and leaves it open.</summary>
    /// <param name="stream">A readable stream. It does not have to be seekable.</param>
    /// <param name="name">The name for error messages.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="DatasetFormatException">The content is not IDX, is truncated or damaged, or has bytes after its elements.</exception>
    public static IdxArray Read(Stream stream, string name = "(stream)", CancellationToken cancellationToken = default)
    {
        using var reader = new IdxReader(stream, name);
        return reader.ReadToEnd(cancellationToken);
    }

    /// <summary>Writes a file, completely or not at all. A name that ends in .gz is compressed.</summary>
    public void Write(string path, Overwrite overwrite = Overwrite.Replace)
    {
        using var file = new PendingFile(path, overwrite);
        if (path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
        {
            using var gzip = new GZipStream(file.Stream, CompressionLevel.Optimal, leaveOpen: true);
            Write(gzip);
        }
        else
        {
            Write(file.Stream);
        }

        file.Commit();
    }

    /// <summary>Writes header and elements to a stream, uncompressed.</summary>
    public void Write(Stream stream)
    {
        Header.Write(stream);
        switch (Data)
        {
            case short[] data:
                WriteElements<short>(stream, data);
                break;
            case int[] data:
                WriteElements<int>(stream, data);
                break;
            case float[] data:
                WriteElements<float>(stream, data);
                break;
            case double[] data:
                WriteElements<double>(stream, data);
                break;
            default:
                stream.Write((byte[])(object)Data); // also sbyte[], which the runtime lets pass
                break;
        }
    }

    /// <summary>For example <c>UnsignedByte 60000 x 28 x 28</c>.</summary>
    public override string ToString() => Header.ToString();

    // In pieces, because bytes are reversed in a buffer, and a span has at most 2^31 bytes.
    private static void WriteElements<T>(Stream stream, ReadOnlySpan<T> data)
        where T : unmanaged
    {
        T[] piece = new T[Math.Min(data.Length, PieceLength / Unsafe.SizeOf<T>())];
        while (!data.IsEmpty)
        {
            Span<T> turned = piece.AsSpan(0, Math.Min(data.Length, piece.Length));
            data[..turned.Length].CopyTo(turned);
            Span<byte> bytes = MemoryMarshal.AsBytes(turned);
            BigEndian.Convert(bytes, Unsafe.SizeOf<T>());
            stream.Write(bytes);
            data = data[turned.Length..];
        }
    }

    // GetType and not a pattern, because the runtime accepts sbyte[] as byte[].
    private static IdxElementType TypeOf(Array data)
    {
        Type type = data.GetType();
        return type == typeof(byte[]) ? IdxElementType.UnsignedByte
            : type == typeof(sbyte[]) ? IdxElementType.SignedByte
            : type == typeof(short[]) ? IdxElementType.Short
            : type == typeof(int[]) ? IdxElementType.Int
            : type == typeof(float[]) ? IdxElementType.Float
            : type == typeof(double[]) ? IdxElementType.Double
            : type.IsArray && data.Rank > 1 ? throw new ArgumentException(
                $"The data is an array of {data.Rank} dimensions. Use an array of one dimension with all elements row by row, and the dimensions after it.", nameof(data))
            : throw new ArgumentException($"IDX has no elements of type {type.GetElementType()?.Name}. Use byte, sbyte, short, int, float or double.", nameof(data));
    }
}
