using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Mnist.Formats.Idx;
using Mnist.IO;

namespace Mnist.Formats;

/// <summary>Reads and writes IDX files of any element type and shape.</summary>
/// <example><code>
/// IdxArray labels = Idx.Read("train-labels-idx1-ubyte.gz");
/// Idx.Write("first.idx", new IdxArray(new float[6], 2, 3));
/// </code></example>
public static class Idx
{
    private const int PieceLength = 1 << 16;

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

    /// <summary>Reads element type and sizes of a file. If it is not compressed, its length is checked too.</summary>
    /// <exception cref="DatasetFormatException">The file is not IDX.</exception>
    public static IdxHeader ReadHeader(string path)
    {
        using var reader = IdxReader.Open(path);
        return reader.Header;
    }

    /// <summary>Writes a file, completely or not at all. A name that ends in .gz is compressed.</summary>
    public static void Write(string path, IdxArray array, Overwrite overwrite = Overwrite.Replace)
    {
        ArgumentNullException.ThrowIfNull(array);
        using var file = new PendingFile(path, overwrite);
        if (path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
        {
            using var gzip = new GZipStream(file.Stream, CompressionLevel.Optimal, leaveOpen: true);
            Write(gzip, array);
        }
        else
        {
            Write(file.Stream, array);
        }

        file.Commit();
    }

    /// <summary>Writes header and elements to a stream, uncompressed.</summary>
    public static void Write(Stream stream, IdxArray array)
    {
        ArgumentNullException.ThrowIfNull(array);
        array.Header.Write(stream);
        switch (array.Data)
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
                stream.Write((byte[])(object)array.Data); // also sbyte[], which the runtime lets pass
                break;
        }
    }

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

    internal static DatasetFormatException Invalid(
        string path, string expected, string actual, long? offset = null, string? hint = null, Exception? innerException = null) =>
        new(path, expected, actual, offset, hint: hint, innerException: innerException, format: "IDX");
}
