using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Mnist.Formats.Torch;

/// <summary>Writes the numbers and names of a .t7 file, as text or binary.</summary>
/// <remarks>In ascii mode, Torch ends the line after each write that is not empty.</remarks>
internal sealed class TorchOutput(bool isBinary)
{
    private readonly List<byte> _bytes = [];

    public byte[] ToArray() => [.. _bytes];

    public TorchOutput Int(int value)
    {
        if (!isBinary)
        {
            return Line(value.ToString(CultureInfo.InvariantCulture));
        }

        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        _bytes.AddRange(bytes);
        return this;
    }

    public TorchOutput Longs(params long[] values)
    {
        if (!isBinary)
        {
            return values.Length == 0 ? this : Line(string.Join(' ', values.Select(value => value.ToString(CultureInfo.InvariantCulture))));
        }

        Span<byte> bytes = stackalloc byte[sizeof(long)];
        foreach (long value in values)
        {
            BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
            _bytes.AddRange(bytes);
        }

        return this;
    }

    /// <summary>Writes the length of a name and its characters.</summary>
    public TorchOutput Name(string name)
    {
        Int(name.Length);
        _bytes.AddRange(Encoding.ASCII.GetBytes(name));
        return EndOfBytes(name.Length);
    }

    /// <summary>Writes the line end after raw bytes, if there is one.</summary>
    public TorchOutput EndOfBytes(long count)
    {
        if (!isBinary && count > 0)
        {
            _bytes.Add((byte)'\n');
        }

        return this;
    }

    /// <summary>Writes the header of an object of a class.</summary>
    public TorchOutput Class(string name, int index) => Int(TorchFormat.Object).Int(index).Name("V 1").Name(name);

    /// <summary>Writes a tensor of bytes, without the bytes.</summary>
    /// <param name="index">The number of the tensor in the file. Its storage has the next one.</param>
    /// <param name="sizes">The sizes. The first one can be 0.</param>
    /// <returns>The number of the next object.</returns>
    public int ByteTensor(int index, params long[] sizes)
    {
        Class("torch.ByteTensor", index);
        if (sizes[0] == 0)
        {
            Int(0).Longs(1).Int(TorchFormat.Nil); // in Torch, a tensor without elements has no dimensions
            return index + 1;
        }

        long[] strides = new long[sizes.Length];
        long count = 1;
        for (int i = sizes.Length - 1; i >= 0; i--)
        {
            strides[i] = count;
            count *= sizes[i];
        }

        Int(sizes.Length).Longs(sizes).Longs(strides).Longs(1);
        Class("torch.ByteStorage", index + 1).Longs(count);
        return index + 2;
    }

    private TorchOutput Line(string text)
    {
        _bytes.AddRange(Encoding.ASCII.GetBytes(text));
        _bytes.Add((byte)'\n');
        return this;
    }
}
