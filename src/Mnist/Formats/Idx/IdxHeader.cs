using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;

namespace Mnist.Formats;

/// <summary>The header of an IDX file: element type and sizes.</summary>
/// <remarks>
/// Layout: two zero bytes, the type code, the number of dimensions, then each size as a 32-bit big-endian unsigned integer.
/// MNIST: 0x00000803 (2051) for images, 0x00000801 (2049) for labels.
/// </remarks>
public sealed class IdxHeader
{
    /// <summary>Creates a header.</summary>
    /// <param name="elementType">The type of the elements.</param>
    /// <param name="dimensions">0 to 255 sizes, each from 0 to 4,294,967,295. The last one changes fastest.</param>
    /// <exception cref="ArgumentException">The type is unknown, there are too many sizes, a size is out of range, or the elements have more
    /// than 2^63 bytes.</exception>
    public IdxHeader(IdxElementType elementType, params long[] dimensions)
    {
        ArgumentNullException.ThrowIfNull(dimensions);
        if (!IsDefined((byte)elementType))
        {
            throw new ArgumentException($"The element type 0x{(byte)elementType:X2} is unknown. Use a value of IdxElementType.", nameof(elementType));
        }

        if (dimensions.Length > byte.MaxValue || dimensions.Any(size => size is < 0 or > uint.MaxValue))
        {
            throw new ArgumentException("The sizes are invalid. There must be at most 255, each from 0 to 4294967295.", nameof(dimensions));
        }

        ElementType = elementType;
        Dimensions = [.. dimensions];
        ElementCount = Multiply(dimensions, SizeOf(elementType))
            ?? throw new ArgumentException("The sizes multiply to more than 2^63 bytes. Use smaller sizes.", nameof(dimensions));
    }

    /// <summary>The type of the elements.</summary>
    public IdxElementType ElementType { get; }

    /// <summary>The sizes. The last one changes fastest.</summary>
    public ImmutableArray<long> Dimensions { get; }

    /// <summary>The product of the sizes; 1 without sizes.</summary>
    public long ElementCount { get; }

    /// <summary>The size of one element in bytes: 1, 2, 4 or 8.</summary>
    public int ElementSize => SizeOf(ElementType);

    /// <summary>The length of the header in bytes: 4, and 4 for each size.</summary>
    public int HeaderLength => 4 + (4 * Dimensions.Length);

    /// <summary>The length of all elements in bytes.</summary>
    public long DataLength => ElementCount * ElementSize;

    /// <summary>The magic number as on the MNIST page: 2051 for images, 2049 for labels.</summary>
    public int Magic => ((byte)ElementType << 8) | Dimensions.Length;

    /// <summary>Reads element type and sizes of a file. If it is not compressed, its length is checked too.</summary>
    /// <exception cref="DatasetFormatException">The file is not IDX.</exception>
    public static IdxHeader Read(string path)
    {
        using var reader = IdxReader.Open(path);
        return reader.Header;
    }

    /// <summary>Reads a header.</summary>
    /// <param name="stream">A stream at the first byte of the header. Afterwards it is at the first element.</param>
    /// <param name="path">The name for error messages.</param>
    /// <exception cref="DatasetFormatException">The bytes are not an IDX header.</exception>
    public static IdxHeader Read(Stream stream, string path)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Span<byte> magic = stackalloc byte[4];
        int read = stream.ReadAtLeast(magic, 4, throwOnEndOfStream: false);
        if (read < 4)
        {
            string actual = read == 0 ? "an empty file" : $"only {read} bytes";
            throw IdxFormat.Invalid(path, "an IDX header of at least 4 bytes", actual, offset: 0);
        }

        if (magic[0] != 0 || magic[1] != 0)
        {
            byte[] head = [.. magic, .. new byte[ForeignContent.HeadLength - 4]];
            read += stream.ReadAtLeast(head.AsSpan(4), head.Length - 4, throwOnEndOfStream: false);
            PackedInput.RequireNotForeign(head.AsSpan(0, read), path, "IDX", "Idx");
            throw IdxFormat.Invalid(
                path, "an IDX file, which starts with two zero bytes", $"0x{magic[0]:X2} 0x{magic[1]:X2}", offset: 0);
        }

        if (!IsDefined(magic[2]))
        {
            throw IdxFormat.Invalid(path, "the type code 0x08, 0x09, 0x0B, 0x0C, 0x0D or 0x0E", $"0x{magic[2]:X2}", offset: 2);
        }

        int rank = magic[3];
        Span<byte> sizes = stackalloc byte[4 * rank];
        read = stream.ReadAtLeast(sizes, sizes.Length, throwOnEndOfStream: false);
        if (read < sizes.Length)
        {
            throw IdxFormat.Invalid(path, $"{rank} sizes of 4 bytes", $"the end after {read} bytes", offset: 4);
        }

        long[] dimensions = new long[rank];
        for (int i = 0; i < rank; i++)
        {
            dimensions[i] = BinaryPrimitives.ReadUInt32BigEndian(sizes[(4 * i)..]);
        }

        return Multiply(dimensions, SizeOf((IdxElementType)magic[2])) is null
            ? throw IdxFormat.Invalid(path, "sizes that multiply to less than 2^63 bytes", Describe(dimensions), offset: 4)
            : new IdxHeader((IdxElementType)magic[2], dimensions);
    }

    /// <summary>Writes the header.</summary>
    public void Write(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        byte[] bytes = new byte[HeaderLength];
        BinaryPrimitives.WriteInt32BigEndian(bytes, Magic);
        for (int i = 0; i < Dimensions.Length; i++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(4 + (4 * i)), (uint)Dimensions[i]);
        }

        stream.Write(bytes);
    }

    /// <summary>For example <c>UnsignedByte 60000 x 28 x 28</c>.</summary>
    public override string ToString() => $"{ElementType} {Describe(Dimensions)}";

    private static bool IsDefined(byte code) => code is 0x08 or 0x09 or (>= 0x0B and <= 0x0E);

    private static int SizeOf(IdxElementType type) => type switch
    {
        IdxElementType.Short => 2,
        IdxElementType.Int or IdxElementType.Float => 4,
        IdxElementType.Double => 8,
        _ => 1,
    };

    private static string Describe(IReadOnlyList<long> dimensions) =>
        dimensions.Count == 0 ? "(single value)" : string.Join(" x ", dimensions.Select(size => size.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Returns the number of elements, or null if their bytes exceed a signed 64-bit length.</summary>
    private static long? Multiply(IReadOnlyList<long> dimensions, int elementSize)
    {
        if (dimensions.Contains(0))
        {
            return 0;
        }

        UInt128 product = 1;
        foreach (long size in dimensions)
        {
            product *= (ulong)size;
            if (product * (uint)elementSize > long.MaxValue)
            {
                return null;
            }
        }

        return (long)product;
    }
}
