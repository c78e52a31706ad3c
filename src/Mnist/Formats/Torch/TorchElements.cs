namespace Mnist.Formats.Torch;

/// <summary>Reads the elements of a tensor, one after another.</summary>
internal sealed class TorchElements : IDisposable
{
    private readonly TorchInput _input;
    private readonly TorchElementType _type;

    public TorchElements(SampleInput input, int longSize, TorchTensor tensor)
    {
        _input = new TorchInput(input) { LongSize = longSize };
        _type = tensor.Storage?.ElementType ?? TorchElementType.Byte;
        try
        {
            _input.Position = tensor.Storage?.Offset ?? 0;
            if (_input.IsBinary || IsRaw)
            {
                _input.Position += tensor.First * _input.SizeOf(_type);
            }
            else
            {
                for (long i = 0; i < tensor.First; i++)
                {
                    _input.ReadElement(_type);
                }
            }
        }
        catch
        {
            _input.Dispose();
            throw;
        }
    }

    private bool IsRaw => _type is TorchElementType.Byte or TorchElementType.Char;

    /// <summary>Reads pixels.</summary>
    /// <exception cref="DatasetFormatException">An element is not a whole number from 0 to 255.</exception>
    public void ReadBytes(Span<byte> target)
    {
        if (_type == TorchElementType.Byte)
        {
            _input.ReadBytes(target);
            return;
        }

        for (int i = 0; i < target.Length; i++)
        {
            target[i] = (byte)ReadInteger(0, byte.MaxValue, "a pixel");
        }
    }

    /// <summary>Reads one number.</summary>
    /// <exception cref="DatasetFormatException">The number is not whole, or out of range.</exception>
    public int ReadInteger(int minimum, int maximum, string what, string? hint = null)
    {
        long start = _input.Position;
        double value;
        if (IsRaw)
        {
            Span<byte> bytes = stackalloc byte[1];
            _input.ReadBytes(bytes);
            value = _type == TorchElementType.Byte ? bytes[0] : (sbyte)bytes[0];
        }
        else
        {
            value = _input.ReadElement(_type);
        }

        return value >= minimum && value <= maximum && value == Math.Floor(value)
            ? (int)value
            : throw _input.Invalid(
                FormattableString.Invariant($"{what} from {minimum} to {maximum}"), FormattableString.Invariant($"{value}"), start, hint);
    }

    public void Dispose() => _input.Dispose();
}

/// <summary>The type of the elements of a storage or tensor, named as in Torch's classes (torch.ByteStorage, torch.ByteTensor).</summary>
internal enum TorchElementType
{
    Byte,
    Char,
    Short,
    Int,
    Long,
    Float,
    Double,
}
