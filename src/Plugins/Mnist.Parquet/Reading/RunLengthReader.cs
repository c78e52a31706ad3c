namespace Mnist.Parquet.Reading;

/// <summary>
/// Reads numbers of few bits one by one, stored as runs or packed
/// (https://github.com/apache/parquet-format/blob/master/Encodings.md#RLE). Memory does not depend on their number.
/// </summary>
internal struct RunLengthReader
{
    private readonly ReadOnlyMemory<byte> _data;
    private readonly int _width;
    private int _position;
    private uint _left;
    private int _value;
    private bool _isPacked;
    private ulong _bits;
    private int _bitCount;

    /// <summary>Starts at the first number.</summary>
    /// <param name="data">The runs.</param>
    /// <param name="width">The bits of a number, 0 to 32; with 0, all numbers are 0.</param>
    public RunLengthReader(ReadOnlyMemory<byte> data, int width)
    {
        _data = data;
        _width = width;
    }

    /// <summary>Reads the next number; returns false if the data ends before it.</summary>
    public bool TryRead(out int value)
    {
        value = 0;
        if (_width == 0)
        {
            return true;
        }

        while (_left == 0)
        {
            if (!TryStartRun())
            {
                return false;
            }
        }

        _left--;
        return _isPacked ? TryUnpack(out value) : TryRepeat(out value);
    }

    private readonly bool TryRepeat(out int value)
    {
        value = _value;
        return true;
    }

    private bool TryUnpack(out int value)
    {
        ReadOnlySpan<byte> data = _data.Span;
        while (_bitCount < _width)
        {
            if (_position == data.Length)
            {
                value = 0;
                return false;
            }

            _bits |= (ulong)data[_position++] << _bitCount;
            _bitCount += 8;
        }

        value = (int)(_bits & ((1UL << _width) - 1));
        _bits >>= _width;
        _bitCount -= _width;
        return true;
    }

    // Always reads at least a byte, so that empty runs end.
    private bool TryStartRun()
    {
        ReadOnlySpan<byte> data = _data.Span;
        uint head = 0;
        for (int shift = 0; ; shift += 7)
        {
            if (_position == data.Length || shift > 28)
            {
                return false;
            }

            byte part = data[_position++];
            head |= (uint)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                break;
            }
        }

        _isPacked = (head & 1) != 0;
        (_bits, _bitCount) = (0, 0);
        if (_isPacked)
        {
            _left = (head >> 1) > uint.MaxValue / 8 ? uint.MaxValue : (head >> 1) * 8;
            return true;
        }

        _left = head >> 1;
        _value = 0;
        for (int shift = 0; shift < _width; shift += 8)
        {
            if (_position == data.Length)
            {
                return false;
            }

            _value |= data[_position++] << shift;
        }

        return true;
    }
}
