using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Mnist.Formats.Torch;

internal sealed partial class TorchInput
{
    private const int LongestNumber = 40;

    public int ReadInt()
    {
        long start = Position;
        long value = IsBinary ? BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int))) : ReadInteger();
        EndWrite();
        return value is >= int.MinValue and <= int.MaxValue ? (int)value : throw Invalid("a number of 32 bits", FormattableString.Invariant($"{value}"), start);
    }

    public long[] ReadLongs(int count)
    {
        long[] values = new long[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = IsBinary ? ReadBinaryLong() : ReadInteger();
        }

        if (count > 0)
        {
            EndWrite();
        }

        return values;
    }

    /// <summary>Reads one element of a storage, except bytes and characters.</summary>
    public double ReadElement(TorchElementType type)
    {
        if (!IsBinary)
        {
            return ReadText();
        }

        return type switch
        {
            TorchElementType.Short => BinaryPrimitives.ReadInt16LittleEndian(Take(sizeof(short))),
            TorchElementType.Int => BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int))),
            TorchElementType.Long => ReadBinaryLong(),
            TorchElementType.Float => BinaryPrimitives.ReadSingleLittleEndian(Take(sizeof(float))),
            _ => BinaryPrimitives.ReadDoubleLittleEndian(Take(sizeof(double))),
        };
    }

    private long ReadBinaryLong() => LongSize == sizeof(long)
        ? BinaryPrimitives.ReadInt64LittleEndian(Take(sizeof(long)))
        : BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int)));

    private ReadOnlySpan<byte> Take(int count)
    {
        if (_filled - _place < count)
        {
            // The number continues after the buffer. Read it from its start.
            long start = Position;
            if (Remaining < count)
            {
                throw Invalid(FormattableString.Invariant($"a number of {count} bytes"), "the end", start);
            }

            _bufferStart = start;
            _place = _filled = 0;
            for (int read = -1; read != 0 && _filled < count; _filled += read)
            {
                read = _file.Read(_buffer.AsSpan(_filled), start + _filled);
            }

            if (_filled < count)
            {
                throw Invalid(FormattableString.Invariant($"a number of {count} bytes"), "the end", start);
            }
        }

        _place += count;
        return _buffer.AsSpan(_place - count, count);
    }

    private long ReadInteger()
    {
        string token = ReadToken(out long start);
        return long.TryParse(token, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value)
            ? value
            : throw Invalid("a whole number", token.Length == 0 ? "the end" : token, start);
    }

    private double ReadText()
    {
        string token = ReadToken(out long start);
        return double.TryParse(token, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            ? value
            : throw Invalid("a number", token.Length == 0 ? "the end" : token, start);
    }

    // As scanf does: skips white space before a number, and ends at white space.
    private string ReadToken(out long start)
    {
        while (IsSpace(Peek()))
        {
            _place++;
        }

        start = Position;
        var token = new StringBuilder();
        for (int next = Peek(); next >= 0 && !IsSpace(next) && token.Length < LongestNumber; next = Peek())
        {
            token.Append(next is > ' ' and <= '~' ? (char)next : '?');
            _place++;
        }

        return token.ToString();
    }

    private static bool IsSpace(int value) => value is ' ' or (>= '\t' and <= '\r');
}
