using System.Buffers.Binary;

namespace Mnist.Formats.Npz;

/// <summary>The type of the elements of an array.</summary>
/// <param name="Kind">u (unsigned), i (signed), f (floating point) or b (true and false).</param>
/// <param name="Size">The size of an element in bytes: 1, 2, 4 or 8; 2, 4 or 8 for floating point; 1 for true and false.</param>
/// <param name="IsBigEndian">True if the most significant byte is first.</param>
internal readonly record struct NpyElementType(char Kind, int Size, bool IsBigEndian)
{
    public bool IsBytes => Kind == 'u' && Size == 1;

    public bool IsFloat => Kind == 'f';

    public bool IsBoolean => Kind == 'b';

    /// <summary>Reads numpy's notation, for example <c>&lt;i8</c>. Returns null if it is not a type of numbers.</summary>
    public static NpyElementType? TryParse(string descr) => descr switch
    {
        [var order, var kind, var size] when order is '<' or '>' or '|' or '=' && IsNumber(kind, size) && (order != '|' || size == '1') =>
            new NpyElementType(kind, size - '0', order == '>'),
        _ => null,
    };

    /// <summary>Reads one element. Integers over 2^53 are not exact, but are out of range anyway.</summary>
    public double Read(ReadOnlySpan<byte> element)
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        element[..Size].CopyTo(bytes);
        bytes = bytes[..Size];
        if (IsBigEndian)
        {
            bytes.Reverse();
        }

        return (Kind, Size) switch
        {
            ('u' or 'b', 1) => bytes[0],
            ('i', 1) => (sbyte)bytes[0],
            ('u', 2) => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
            ('i', 2) => BinaryPrimitives.ReadInt16LittleEndian(bytes),
            ('u', 4) => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
            ('i', 4) => BinaryPrimitives.ReadInt32LittleEndian(bytes),
            ('f', 2) => (double)BinaryPrimitives.ReadHalfLittleEndian(bytes),
            ('f', 4) => BinaryPrimitives.ReadSingleLittleEndian(bytes),
            ('u', 8) => BinaryPrimitives.ReadUInt64LittleEndian(bytes),
            ('i', 8) => BinaryPrimitives.ReadInt64LittleEndian(bytes),
            _ => BinaryPrimitives.ReadDoubleLittleEndian(bytes),
        };
    }

    private static bool IsNumber(char kind, char size) => kind switch
    {
        'u' or 'i' => size is '1' or '2' or '4' or '8',
        'f' => size is '2' or '4' or '8',
        'b' => size is '1',
        _ => false,
    };
}
