using System.Buffers.Binary;
using System.Text;

namespace Mnist.Learning.Models;

/// <summary>Writes messages of protocol buffers (https://protobuf.dev/programming-guides/encoding/).</summary>
internal sealed class ProtobufWriter : IDisposable
{
    private const int VarintType = 0;
    private const int LengthType = 2;
    private const int FixedType = 5;

    private readonly MemoryStream _stream = new();

    public void Number(int field, long value)
    {
        Tag(field, VarintType);
        Varint((ulong)value);
    }

    public void Single(int field, float value)
    {
        Tag(field, FixedType);
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteSingleLittleEndian(bytes, value);
        _stream.Write(bytes);
    }

    public void Text(int field, string value) => Bytes(field, Encoding.UTF8.GetBytes(value));

    public void Bytes(int field, ReadOnlySpan<byte> value)
    {
        Tag(field, LengthType);
        Varint((ulong)value.Length);
        _stream.Write(value);
    }

    public void Floats(int field, ReadOnlySpan<float> values)
    {
        byte[] bytes = new byte[4 * values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(4 * i), values[i]);
        }

        Bytes(field, bytes);
    }

    /// <summary>Writes a nested message.</summary>
    public void Message(int field, Action<ProtobufWriter> write)
    {
        using var inner = new ProtobufWriter();
        write(inner);
        Bytes(field, inner._stream.GetBuffer().AsSpan(0, (int)inner._stream.Length));
    }

    public void CopyTo(Stream target) => _stream.WriteTo(target);

    public void Dispose() => _stream.Dispose();

    private void Tag(int field, int type) => Varint((ulong)((field << 3) | type));

    private void Varint(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            _stream.WriteByte((byte)(value | 0x80));
        }

        _stream.WriteByte((byte)value);
    }
}
