using System.Globalization;

namespace Mnist;

/// <summary>Reads the header of a .npy array: a Python dictionary of descr, fortran_order and shape, in any order.</summary>
/// <param name="text">The dictionary.</param>
/// <param name="place">The file and the array in it, for errors.</param>
/// <param name="offset">Where the text starts, for errors.</param>
internal sealed class NpyHeaderParser(string text, NpzPlace place, int offset)
{
    private const int MaximumDimensions = 32;

    private int _position;
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

            _position++;
        }

        Expect('}');
        if (Peek() != '\0' || _position < text.Length)
        {
            throw Invalid("the end of the header", Quote());
        }

        if (_descr is null || _isFortran is null || _shape is null)
        {
            throw Invalid("the keys descr, fortran_order and shape", "fewer of them");
        }

        CheckSize();
        if (_isFortran.Value && _shape.Length > 1)
        {
            throw Invalid("an array in the order of C", "fortran_order: True", "Save numpy.ascontiguousarray(a) instead.");
        }

        return new NpyHeader(_descr.Value, _shape, length);
    }

    private void ReadEntry()
    {
        int start = _position;
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
                _position = start;
                throw Invalid("the keys descr, fortran_order and shape, once each", $"'{key}'");
        }
    }

    private NpyElementType ReadDescr()
    {
        if (Peek() == '[')
        {
            throw Invalid("an array of numbers", "one of records");
        }

        int start = _position;
        string descr = ReadText();
        if (descr.Contains('O', StringComparison.Ordinal))
        {
            _position = start;
            throw Invalid("an array of numbers", "pickled Python objects", "They may run code when they are loaded, and are never read here.");
        }

        return NpyElementType.TryParse(descr) ?? throw Invalid("numbers of type u1, u2, u4, u8, i1, i2, i4, i8, f4 or f8", $"'{descr}'");
    }

    private bool ReadBoolean()
    {
        Peek();
        foreach ((string word, bool value) in new[] { ("True", true), ("False", false) })
        {
            if (string.CompareOrdinal(text, _position, word, 0, word.Length) == 0)
            {
                _position += word.Length;
                return value;
            }
        }

        throw Invalid("True or False", Quote());
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

            _position++;
        }

        Expect(')');
        return [.. shape];
    }

    private long ReadNumber()
    {
        Peek();
        int start = _position;
        while (_position < text.Length && char.IsAsciiDigit(text[_position]))
        {
            _position++;
        }

        if (!long.TryParse(text.AsSpan(start, _position - start), NumberStyles.None, CultureInfo.InvariantCulture, out long value))
        {
            _position = start;
            throw Invalid("a size", Quote());
        }

        if (_position < text.Length && text[_position] == 'L')
        {
            _position++; // Python 2 wrote long integers so
        }

        return value;
    }

    private string ReadText()
    {
        char quote = Peek();
        int end = quote is '\'' or '"' ? text.IndexOf(quote, _position + 1) : -1;
        if (end < 0)
        {
            throw Invalid("a text in quotes", Quote());
        }

        string value = text[(_position + 1)..end];
        _position = end + 1;
        return value;
    }

    // The product must fit, whatever the sizes say; zeros among them hide no overflow.
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

    private void Expect(char expected)
    {
        if (Peek() != expected)
        {
            throw Invalid($"'{expected}'", Quote());
        }

        _position++;
    }

    // Passes over white space.
    private char Peek()
    {
        while (_position < text.Length && text[_position] is ' ' or '\n' or '\t')
        {
            _position++;
        }

        return _position < text.Length ? text[_position] : '\0';
    }

    private string Quote()
    {
        string rest = text[Math.Min(_position, text.Length)..];
        return rest.Length == 0 ? "the end" : $"'{rest[..Math.Min(24, rest.Length)].TrimEnd()}'";
    }

    private DatasetFormatException Invalid(string expected, string actual, string? hint = null) =>
        place.Invalid(expected, actual, offset + Math.Min(_position, text.Length), hint);
}
