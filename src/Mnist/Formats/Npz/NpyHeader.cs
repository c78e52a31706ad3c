using System.Text;
using Mnist.IO.Zip;

namespace Mnist.Formats.Npz;

/// <summary>The header of a .npy array.</summary>
/// <remarks>Format: https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html.</remarks>
/// <param name="Descr">Byte order, kind and size of an element, for example <c>|u1</c> or <c>&lt;i8</c>.</param>
/// <param name="Shape">The sizes. The first one is the number of items.</param>
/// <param name="Length">The number of bytes before the first element.</param>
internal sealed record NpyHeader(NpyElementType Descr, long[] Shape, int Length)
{
    private const int Alignment = 64;
    private const int LongestText = 1 << 16;

    /// <summary>True if the first index runs fastest, as in Fortran.</summary>
    public bool IsFortran { get; init; }

    /// <summary>The first bytes of each .npy file.</summary>
    public static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    /// <summary>The number of elements.</summary>
    public long Count => Shape.Aggregate(1L, (count, size) => checked(count * size));

    /// <summary>For example <c>(60000, 28, 28)</c>.</summary>
    public string ShapeText => TextOf(Shape);

    /// <summary>Returns the header of an array of bytes, version 1.0, as numpy writes it.</summary>
    public static byte[] ForBytes(params long[] shape)
    {
        string text = $"{{'descr': '|u1', 'fortran_order': False, 'shape': {TextOf(shape)}, }}";
        int length = Magic.Length + 4 + text.Length + 1;
        text = text.PadRight(text.Length + (Alignment - (length % Alignment)) % Alignment) + "\n";
        return [.. Magic, 1, 0, (byte)text.Length, (byte)(text.Length >> 8), .. Encoding.ASCII.GetBytes(text)];
    }

    /// <summary>Reads a header.</summary>
    /// <param name="stream">A stream at the start of the array. Afterwards it is at the first element.</param>
    /// <param name="length">The length of the array in bytes, with its header.</param>
    /// <param name="place">The file and the array in it, for error messages.</param>
    public static NpyHeader Read(Stream stream, long length, ZipPlace place)
    {
        Span<byte> start = stackalloc byte[12];
        start = start[..stream.ReadAtLeast(start[..10], 10, throwOnEndOfStream: false)];
        if (start.Length < 10 || !start.StartsWith(Magic))
        {
            throw place.Invalid("the magic string of an array, 93 'NUMPY'", Convert.ToHexString(start), 0);
        }

        if (start[6] is < 1 or > 3)
        {
            throw place.Invalid("version 1, 2 or 3", FormattableString.Invariant($"version {start[6]}.{start[7]}"), 6);
        }

        int headerStart = 10;
        long textLength = start[8] | (start[9] << 8);
        if (start[6] > 1)
        {
            Span<byte> more = stackalloc byte[2];
            headerStart += stream.ReadAtLeast(more, 2, throwOnEndOfStream: false);
            textLength |= (long)((uint)(more[0] << 16) | ((uint)more[1] << 24));
        }

        if (textLength > LongestText || textLength > length - headerStart)
        {
            throw place.Invalid(
                FormattableString.Invariant($"a header of at most {Math.Min(LongestText, Math.Max(0, length - headerStart))} bytes"),
                FormattableString.Invariant($"one of {textLength}"),
                8);
        }

        byte[] text = new byte[textLength];
        int read = stream.ReadAtLeast(text, text.Length, throwOnEndOfStream: false);
        if (read < text.Length)
        {
            throw place.Invalid(
                FormattableString.Invariant($"{textLength} bytes of header"), FormattableString.Invariant($"the end after {read}"), headerStart + read);
        }

        return new NpyHeaderParser(Encoding.Latin1.GetString(text), place, headerStart).Parse(headerStart + text.Length);
    }

    // As Python writes a tuple.
    public static string TextOf(long[] shape) =>
        $"({string.Join(", ", shape.Select(size => FormattableString.Invariant($"{size}")))}{(shape.Length == 1 ? "," : "")})";
}
