using System.Buffers.Text;

namespace Mnist.Formats.Csv;

/// <summary>Reads a number of any form that programs write: <c>7</c>, <c>0.988</c>, <c>1.840000000000000000e+02</c>, <c>0,5</c>.</summary>
internal static class CsvNumber
{
    private const int MostDigits = 19; // fit into 64 bits
    private const int MostExact = 22; // powers of ten that are exact

    private static readonly double[] s_powers = [.. Enumerable.Range(0, MostExact + 1).Select(power => Math.Pow(10, power))];

    /// <summary>Reads a number. The result can differ in the last bit from the nearest one, which changes no pixel.</summary>
    /// <param name="text">The whole field.</param>
    /// <param name="point">The decimal point: a point or a comma.</param>
    /// <param name="value">The value.</param>
    public static bool TryParse(ReadOnlySpan<byte> text, byte point, out double value)
    {
        int at = text is [(byte)'-' or (byte)'+', ..] ? 1 : 0;
        ulong digits = 0;
        int first = at;
        int scale = 0;
        int count = TakeDigits(text, ref at, ref digits);
        if (at < text.Length && text[at] == point)
        {
            at++;
            scale = TakeDigits(text, ref at, ref digits);
            count += scale;
        }

        value = 0;
        if (count == 0)
        {
            return false;
        }

        int exponent = 0;
        if (at < text.Length && (text[at] | 0x20) == 'e')
        {
            if (!Utf8Parser.TryParse(text[(at + 1)..], out exponent, out int read))
            {
                return false;
            }

            at += 1 + read;
        }

        if (at != text.Length)
        {
            return false;
        }

        long power = (long)exponent - scale;
        if (count > MostDigits || Math.Abs(power) > MostExact)
        {
            return TryParseLong(text, first, point, out value);
        }

        value = power < 0 ? digits / s_powers[-power] : digits * s_powers[power];
        value = text[0] == '-' ? -value : value;
        return true;
    }

    private static int TakeDigits(ReadOnlySpan<byte> text, ref int at, ref ulong digits)
    {
        int start = at;
        for (uint digit; at < text.Length && (digit = (uint)(text[at] - '0')) <= 9; at++)
        {
            digits = unchecked((digits * 10) + digit);
        }

        return at - start;
    }

    private static bool TryParseLong(ReadOnlySpan<byte> text, int first, byte point, out double value)
    {
        Span<byte> copy = text.Length <= 128 ? stackalloc byte[text.Length] : new byte[text.Length];
        text.CopyTo(copy);
        copy.Replace(point, (byte)'.');
        bool isNumber = Utf8Parser.TryParse(copy[first..], out value, out int read) && read == copy.Length - first && double.IsFinite(value);
        value = text[0] == '-' ? -value : value;
        return isNumber;
    }
}
