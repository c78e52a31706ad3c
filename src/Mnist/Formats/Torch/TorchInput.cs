using Mnist.IO;

namespace Mnist.Formats.Torch;

/// <summary>Reads the numbers of a .t7 file, as text or binary.</summary>
internal sealed partial class TorchInput : IDisposable
{
    private const int BufferLength = 1 << 16;

    private readonly RandomInput _file;
    private readonly byte[] _buffer = new byte[BufferLength];
    private long _bufferStart;
    private int _filled;
    private int _place;

    /// <summary>Opens a file at its start.</summary>
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

    /// <summary>True if numbers are binary, detected by the first byte.</summary>
    public bool IsBinary { get; }

    /// <summary>The size of a long in binary files in bytes: 8, or 4 if a 32-bit or Windows program wrote the file.</summary>
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

    /// <summary>Returns the next byte without consuming it; -1 at the end.</summary>
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

    /// <summary>Returns the size of one element in bytes.</summary>
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

    /// <summary>Skips the line end after each write of Torch, in ascii mode.</summary>
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
