using System.Collections.Immutable;

namespace Mnist.Formats;

/// <summary>The content of an IDX file: an array of numbers with its shape.</summary>
public sealed class IdxArray
{
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

    /// <summary>For example <c>UnsignedByte 60000 x 28 x 28</c>.</summary>
    public override string ToString() => Header.ToString();

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
            : throw new ArgumentException($"IDX has no elements of type {type.GetElementType()?.Name}. Use byte, sbyte, short, int, float or double.", nameof(data));
    }
}
