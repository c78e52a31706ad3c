using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Mnist;

/// <summary>Reads the numbers of a .t7 file, which are text or as they were in memory.</summary>
internal sealed class TorchInput : IDisposable
{
    private const int BufferLength = 1 << 16;
    private const int LongestNumber = 40;

    private readonly FileStream _file;
    private readonly byte[] _buffer = new byte[BufferLength];
    private long _bufferStart;
    private int _filled;
    private int _place;

    /// <summary>Opens a file, at its start.</summary>
    public TorchInput(string path)
    {
        _file = new FileStream(path, new FileStreamOptions { BufferSize = 0, Options = FileOptions.SequentialScan });
        try
        {
            Path = path;
            Length = _file.Length;
            IsBinary = Peek() is not (>= '0' and <= '9');
        }
        catch
        {
            _file.Dispose();
            throw;
        }
    }

    public string Path { get; }

    public long Length { get; }

    /// <summary>Numbers are as they were in memory; told by the first byte, which is that of a number.</summary>
    public bool IsBinary { get; }

    /// <summary>The bytes of a long in binary files: 8, or 4 where a 32-bit or Windows program wrote it.</summary>
    public int LongSize { get; init; } = sizeof(long);

    public long Position
    {
        get => _bufferStart + _place;
        set
        {
            if (value >= _bufferStart && value <= _bufferStart + _filled)
            {
                _place = (int)(value - _bufferStart);
                return;
            }

            _file.Position = _bufferStart = value;
            _filled = _place = 0;
        }
    }

    public long Remaining => Length - Position;

    /// <summary>The next byte, which stays; -1 at the end.</summary>
    public int Peek()
    {
        if (_place == _filled)
        {
            _bufferStart += _filled;
            _place = 0;
            _filled = _file.Read(_buffer);
        }

        return _place == _filled ? -1 : _buffer[_place];
    }

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

    /// <summary>One element of a storage, other than bytes and characters.</summary>
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

    /// <summary>The bytes of one element.</summary>
    public int SizeOf(TorchElementType type) => type switch
    {
        TorchElementType.Byte or TorchElementType.Char => 1,
        TorchElementType.Short => sizeof(short),
        TorchElementType.Int or TorchElementType.Float => sizeof(int),
        TorchElementType.Long => LongSize,
        _ => sizeof(double),
    };

    public void ReadBytes(Span<byte> target)
    {
        while (!target.IsEmpty)
        {
            if (Peek() < 0)
            {
                throw Invalid(FormattableString.Invariant($"{target.Length} more bytes"), "the end", Position);
            }

            int count = Math.Min(target.Length, _filled - _place);
            _buffer.AsSpan(_place, count).CopyTo(target);
            _place += count;
            target = target[count..];
        }
    }

    /// <summary>In ascii mode, the line end after each write of Torch's, where it is.</summary>
    public void EndWrite()
    {
        if (!IsBinary && Peek() == '\n')
        {
            _place++;
        }
    }

    public void Dispose() => _file.Dispose();

    public DatasetFormatException Invalid(string expected, string actual, long offset, string? hint = null) =>
        TorchFormat.Invalid(Path, expected, actual, offset, hint);

    private long ReadBinaryLong() => LongSize == sizeof(long)
        ? BinaryPrimitives.ReadInt64LittleEndian(Take(sizeof(long)))
        : BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int)));

    private ReadOnlySpan<byte> Take(int count)
    {
        if (_filled - _place < count)
        {
            // A number that goes over the end of the buffer: read on from its start.
            long start = Position;
            if (Remaining < count)
            {
                throw Invalid(FormattableString.Invariant($"a number of {count} bytes"), "the end", start);
            }

            _file.Position = _bufferStart = start;
            _place = 0;
            _filled = _file.ReadAtLeast(_buffer, count, throwOnEndOfStream: false);
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

    // As scanf does it: white space before a number is passed over, and it ends where white space comes again.
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
