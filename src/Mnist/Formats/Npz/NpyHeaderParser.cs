using Mnist.IO.Zip;

namespace Mnist.Formats.Npz;

/// <summary>Reads the header of a .npy array: a Python dictionary of descr, fortran_order and shape, in any order.</summary>
/// <param name="text">The dictionary.</param>
/// <param name="place">The file and the array in it, for error messages.</param>
/// <param name="offset">The position of the text in bytes, for error messages.</param>
internal sealed class NpyHeaderParser(string text, ZipPlace place, int offset) : PythonReader(text, place, offset)
{
    private const int MaximumDimensions = 32;

    private NpyElementType? _descr;
    private bool? _isFortran;
    private long[]? _shape;

    public NpyHeader Parse(int length)
    {
        Expect('{');
        while (Peek() != '}')
        {
            ReadEntry();
            if (Peek() != ',')
            {
                break;
            }

            Position++;
        }

        Expect('}');
        if (Peek() != '\0' || !IsAtEnd)
        {
            throw Invalid("the end of the header", Quote());
        }

        if (_descr is null || _isFortran is null || _shape is null)
        {
            throw Invalid("the keys descr, fortran_order and shape", "fewer of them");
        }

        CheckSize();
        return new NpyHeader(_descr.Value, _shape, length) { IsFortran = _isFortran.Value && _shape.Length > 1 };
    }

    private void ReadEntry()
    {
        int start = Position;
        string key = ReadText();
        Expect(':');
        switch (key)
        {
            case "descr" when _descr is null:
                _descr = ReadDescr();
                break;
            case "fortran_order" when _isFortran is null:
                _isFortran = ReadBoolean();
                break;
            case "shape" when _shape is null:
                _shape = ReadShape();
                break;
            default:
                Position = start;
                throw Invalid("the keys descr, fortran_order and shape, once each", $"'{key}'");
        }
    }

    private NpyElementType ReadDescr()
    {
        if (Peek() == '[')
        {
            throw Invalid("an array of numbers", "one of records");
        }

        int start = Position;
        string descr = ReadText();
        if (descr.Contains('O', StringComparison.Ordinal))
        {
            Position = start;
            throw Invalid("an array of numbers", "pickled Python objects", "They could run code and are not read. Save an array of numbers.");
        }

        return NpyElementType.TryParse(descr) ?? throw Invalid(
            "numbers of type u1, u2, u4, u8, i1, i2, i4, i8, f2, f4, f8 or b1",
            $"'{descr}'",
            descr is [_, 'U' or 'S', ..] ? "These are texts. In Python, save labels as numbers, for example y.astype(int)." : null);
    }

    private long[] ReadShape()
    {
        Expect('(');
        var shape = new List<long>();
        while (Peek() != ')' && shape.Count < MaximumDimensions)
        {
            shape.Add(ReadNumber());
            if (Peek() != ',')
            {
                break;
            }

            Position++;
        }

        Expect(')');
        return [.. shape];
    }

    // The product must not overflow, even if one of the sizes is zero.
    private void CheckSize()
    {
        long bytes = _descr!.Value.Size;
        foreach (long size in _shape!)
        {
            if (size > 0 && bytes > long.MaxValue / size)
            {
                throw Invalid("an array of less than 2^63 bytes", $"the shape {string.Join(" x ", _shape)}");
            }

            bytes *= Math.Max(1, size);
        }
    }
}
