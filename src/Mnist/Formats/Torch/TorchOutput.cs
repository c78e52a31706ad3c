using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Mnist.Formats.Torch;

/// <summary>Writes the numbers and names of a .t7 file, as text or as they are in memory.</summary>
/// <remarks>In ascii mode, every write of Torch's ends its line, unless it wrote nothing.</remarks>
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

    /// <summary>The length of a name and its characters.</summary>
    public TorchOutput Name(string name)
    {
        Int(name.Length);
        _bytes.AddRange(Encoding.ASCII.GetBytes(name));
        return EndOfBytes(name.Length);
    }

    /// <summary>The end of the line after raw bytes, where there is one.</summary>
    public TorchOutput EndOfBytes(long count)
    {
        if (!isBinary && count > 0)
        {
            _bytes.Add((byte)'\n');
        }

        return this;
    }

    /// <summary>The head of an object of a class.</summary>
    public TorchOutput Class(string name, int index) => Int(TorchFormat.Object).Int(index).Name("V 1").Name(name);

    /// <summary>A tensor of bytes up to the bytes themselves.</summary>
    /// <param name="index">Its number among the objects of the file; its storage has the next.</param>
    /// <param name="sizes">Its sizes; the first may be 0.</param>
    /// <returns>The number that the next object gets.</returns>
    public int ByteTensor(int index, params long[] sizes)
    {
        Class("torch.ByteTensor", index);
        if (sizes[0] == 0)
        {
            Int(0).Longs(1).Int(TorchFormat.Nil); // to Torch, a tensor of no elements has no dimensions
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
