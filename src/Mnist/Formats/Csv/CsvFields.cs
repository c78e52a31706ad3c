using System.Text;

namespace Mnist.Formats.Csv;

/// <summary>Divides a record into fields, which can be in quotes (RFC 4180) and have spaces around them.</summary>
/// <param name="record">The record, without its end.</param>
/// <param name="delimiter">The delimiter. A space stands for any number of spaces and tabs.</param>
internal ref struct CsvFields(ReadOnlySpan<byte> record, byte delimiter)
{
    private ReadOnlySpan<byte> _rest = delimiter == ' ' ? record.Trim(" \t"u8) : record;
    private bool _isAtEnd;

    /// <summary>True after the last field.</summary>
    public readonly bool IsAtEnd => _isAtEnd;

    /// <summary>The text from the next field on.</summary>
    public readonly ReadOnlySpan<byte> Rest => _isAtEnd ? default : _rest;

    /// <summary>Returns the fields of a record as text.</summary>
    public static List<string> Split(ReadOnlySpan<byte> record, byte delimiter)
    {
        List<string> texts = [];
        var fields = new CsvFields(record, delimiter);
        while (fields.TryTake(out ReadOnlySpan<byte> field))
        {
            texts.Add(Encoding.UTF8.GetString(field).Replace("\"\"", "\"", StringComparison.Ordinal));
        }

        return texts;
    }

    /// <summary>Returns true if a quoted field goes on in the next line.</summary>
    public static bool IsOpen(ReadOnlySpan<byte> record) => int.IsOddInteger(record.Count((byte)'"'));

    /// <summary>Takes the next field, without quotes and spaces around it. Doubled quotes stay. Returns false after the last one.</summary>
    public bool TryTake(out ReadOnlySpan<byte> field)
    {
        field = default;
        if (_isAtEnd)
        {
            return false;
        }

        ReadOnlySpan<byte> text = _rest;
        if (text is [(byte)' ' or (byte)'\t' or (byte)'"', ..])
        {
            text = delimiter is (byte)'\t' ? text.TrimStart((byte)' ') : text.TrimStart(" \t"u8);
            int length = text is [(byte)'"', ..] ? LengthOfQuoted(text) : 0;
            int stop = StopOf(text[length..]);
            if (length > 0 && text[length..(length + stop)].Trim(" \t"u8).IsEmpty)
            {
                field = text[1..(length - 1)];
                Advance(text, length + stop);
                return true;
            }
        }

        int end = StopOf(text);
        field = text[..end].TrimEnd(" \t"u8);
        Advance(text, end);
        return true;
    }

    /// <summary>Takes the next field if it has this text, with its quotes and the delimiter after it.</summary>
    public bool TryTake(ReadOnlySpan<byte> text)
    {
        if (!_rest.StartsWith(text))
        {
            return false;
        }

        _rest = _rest[text.Length..];
        _rest = delimiter == ' ' ? _rest.TrimStart(" \t"u8) : _rest;
        return true;
    }

    /// <summary>Takes the next field if it is a plain or quoted number of up to three digits.</summary>
    public bool TryTakeNumber(out int number)
    {
        ReadOnlySpan<byte> text = _rest;
        number = 0;
        int at = text is [(byte)'"', ..] ? 1 : 0;
        int quote = at;
        for (uint digit; at < text.Length && at - quote <= 3 && (digit = (uint)(text[at] - '0')) <= 9; at++)
        {
            number = (number * 10) + (int)digit;
        }

        int digits = at - quote;
        if (digits is < 1 or > 3 || _isAtEnd)
        {
            return false;
        }

        if (quote == 1)
        {
            if (at >= text.Length || text[at] != '"')
            {
                return false;
            }

            at++;
        }

        if (at < text.Length && text[at] != delimiter)
        {
            return false;
        }

        Advance(text, at);
        return true;
    }

    private static int LengthOfQuoted(ReadOnlySpan<byte> text)
    {
        for (int at = 1; text[at..].IndexOf((byte)'"') is >= 0 and int quote;)
        {
            at += quote + 1;
            if (at == text.Length || text[at] != '"')
            {
                return at;
            }

            at++;
        }

        return 0; // not closed
    }

    private readonly int StopOf(ReadOnlySpan<byte> text)
    {
        int stop = delimiter == ' ' ? text.IndexOfAny((byte)' ', (byte)'\t') : text.IndexOf(delimiter);
        return stop < 0 ? text.Length : stop;
    }

    private void Advance(ReadOnlySpan<byte> text, int end)
    {
        _isAtEnd = end == text.Length;
        if (!_isAtEnd)
        {
            _rest = text[(end + 1)..];
            _rest = delimiter == ' ' ? _rest.TrimStart(" \t"u8) : _rest;
        }
    }
}
