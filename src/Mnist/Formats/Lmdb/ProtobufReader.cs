namespace Mnist.Formats.Lmdb;

/// <summary>Reads the fields of a protobuf message (https://protobuf.dev/programming-guides/encoding).</summary>
/// <param name="message">The bytes of the message.</param>
/// <param name="path">The file, for error messages.</param>
/// <param name="offset">The position of the message in the file in bytes, for error messages.</param>
internal ref struct ProtobufReader(ReadOnlySpan<byte> message, string path, long offset)
{
    public const int Varint = 0;
    public const int Bytes = 2;

    private readonly ReadOnlySpan<byte> _message = message;
    private int _position;

    public ulong Field { get; private set; }

    public int WireType { get; private set; }

    /// <summary>The value of a field of wire type <see cref="Varint"/>.</summary>
    public ulong Number { get; private set; }

    /// <summary>The value of a field of wire type <see cref="Bytes"/>.</summary>
    public ReadOnlySpan<byte> Content { get; private set; }

    /// <summary>The position of the field in the file in bytes.</summary>
    public long Offset { get; private set; }

    /// <summary>Reads the next field. Returns false at the end.</summary>
    public bool TryRead()
    {
        if (_position == _message.Length)
        {
            return false;
        }

        Offset = offset + _position;
        ulong tag = ReadVarint();
        Field = tag >> 3;
        WireType = (int)(tag & 7);
        switch (WireType)
        {
            case Varint when Field > 0:
                Number = ReadVarint();
                break;
            case 1 when Field > 0:
                Content = Take(sizeof(ulong));
                break;
            case Bytes when Field > 0:
                Content = Take(ReadVarint());
                break;
            case 5 when Field > 0:
                Content = Take(sizeof(uint));
                break;
            default:
                throw LmdbFormat.Invalid(
                    path, "a field of a Datum message", FormattableString.Invariant($"the tag {tag}"), Offset, "Use a database that Caffe wrote.");
        }

        return true;
    }

    private ulong ReadVarint()
    {
        int start = _position;
        ulong value = 0;
        for (int shift = 0; shift < 70 && _position < _message.Length; shift += 7)
        {
            byte next = _message[_position++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        throw LmdbFormat.Invalid(
            path, "a number of a Datum message", _position == _message.Length ? "the end of the record" : "more than ten bytes", offset + start);
    }

    private ReadOnlySpan<byte> Take(ulong length)
    {
        int left = _message.Length - _position;
        if (length > (ulong)left)
        {
            throw LmdbFormat.Invalid(
                path,
                FormattableString.Invariant($"{length} bytes of field {Field} of a Datum message"),
                FormattableString.Invariant($"the end of the record after {left}"),
                offset + _position);
        }

        ReadOnlySpan<byte> bytes = _message.Slice(_position, (int)length);
        _position += (int)length;
        return bytes;
    }
}
