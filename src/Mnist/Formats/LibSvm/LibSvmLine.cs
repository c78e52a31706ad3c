using System.Buffers.Text;
using System.Text;

namespace Mnist.Formats.LibSvm;

/// <summary>Reads the fields of one line: the label, then pairs of index and value.</summary>
/// <param name="line">The line, without its end.</param>
/// <param name="path">The file, for error messages.</param>
/// <param name="number">The number of the line, for error messages.</param>
/// <param name="first">The index of the first pixel: 0 or 1.</param>
internal ref struct LibSvmLine(ReadOnlySpan<byte> line, string path, long number, int first)
{
    private const int LongestQuotation = 32;

    private ReadOnlySpan<byte> _rest = WithoutComment(line);

    /// <summary>True if there is only white space or a comment.</summary>
    public readonly bool IsBlank => _rest.IsEmpty;

    /// <summary>The index of the pixel, as it is in the line.</summary>
    public int Index { get; private set; } = first - 1;

    /// <summary>The value of the pixel.</summary>
    public double Value { get; private set; }

    public int ReadLabel()
    {
        ReadOnlySpan<byte> field = TakeField();
        if (_rest.StartsWith("qid:"u8))
        {
            TakeField(); // the group of a ranking, which images do not have
        }

        if (field.Contains((byte)','))
        {
            throw Invalid("a label", Quote(field), "Lines with several labels cannot be read. Write one label for each line.");
        }

        double label = ParseNumber(field, "a label");
        return PixelNumber.ToByte(label) is >= 0 and int value
            ? value
            : throw Invalid("a label from 0 to 255", Quote(field));
    }

    /// <summary>Reads the next pair. Returns false at the end.</summary>
    public bool TryReadPair()
    {
        if (_rest.IsEmpty)
        {
            return false;
        }

        ReadOnlySpan<byte> field = TakeField();
        int colon = field.IndexOf((byte)':');
        if (colon < 1 || !Utf8Parser.TryParse(field[..colon], out int index, out int read) || read != colon)
        {
            throw Invalid("index:value", Quote(field));
        }

        if (index <= Index)
        {
            throw Invalid(
                Index == first - 1 ? $"indexes from {first}" : FormattableString.Invariant($"an index greater than {Index}, the one before"),
                FormattableString.Invariant($"{index}"),
                index == 0 && first == 1 ? "Some programs count from 0, such as scikit-learn with zero_based=True. Use ZeroBased for these files." : null);
        }

        Index = index;
        ReadOnlySpan<byte> text = field[(colon + 1)..];
        Value = text.Length == 1 && (uint)(text[0] - '0') <= 9 ? text[0] - '0' : ParseNumber(text, "a value");
        return true;
    }

    public readonly DatasetFormatException Invalid(string expected, string actual, string? hint = null) =>
        LibSvmFormat.Invalid(path, expected, actual, number, hint);

    private static ReadOnlySpan<byte> WithoutComment(ReadOnlySpan<byte> line)
    {
        int comment = line.IndexOf((byte)'#');
        return (comment < 0 ? line : line[..comment]).Trim(" \t\r"u8);
    }

    private static string Quote(ReadOnlySpan<byte> field)
    {
        string text = Encoding.Latin1.GetString(field[..Math.Min(field.Length, LongestQuotation)]);
        string printable = string.Concat(text.Select(letter => letter is > ' ' and <= '~' ? letter : '?'));
        return field.Length <= LongestQuotation ? printable : printable + "...";
    }

    private ReadOnlySpan<byte> TakeField()
    {
        int end = _rest.IndexOfAny((byte)' ', (byte)'\t');
        ReadOnlySpan<byte> field = end < 0 ? _rest : _rest[..end];
        _rest = _rest[field.Length..].TrimStart(" \t"u8);
        return field;
    }

    private readonly double ParseNumber(ReadOnlySpan<byte> field, string what) =>
        Utf8Parser.TryParse(field, out double value, out int read) && read == field.Length && double.IsFinite(value)
            ? value
            : throw Invalid(what, field.IsEmpty ? "nothing" : Quote(field));
}
