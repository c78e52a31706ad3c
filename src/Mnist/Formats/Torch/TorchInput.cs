using Mnist.IO;

namespace Mnist.Formats.Torch;

/// <summary>Reads the numbers of a .t7 file, which are text or as they were in memory.</summary>
internal sealed partial class TorchInput : IDisposable
{
    private const int BufferLength = 1 << 16;

    private readonly RandomInput _file;
    private readonly byte[] _buffer = new byte[BufferLength];
    private long _bufferStart;
    private int _filled;
    private int _place;

    /// <summary>Opens a file, at its start.</summary>
    public TorchInput(SampleInput input)
    {
        _file = input.OpenRandom();
        try
        {
            Path = input.Path;
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

            _bufferStart = value;
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
            _filled = _file.Read(_buffer, _bufferStart);
        }

        return _place == _filled ? -1 : _buffer[_place];
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
}
