using System.Globalization;
using Mnist.IO.Zip;

namespace Mnist.Formats.Npz;

/// <summary>Reads the subset of Python in the header of a .npy array.</summary>
/// <param name="text">The text.</param>
/// <param name="place">The file and the array in it, for error messages.</param>
/// <param name="offset">The position of the text in bytes, for error messages.</param>
internal abstract class PythonReader(string text, ZipPlace place, int offset)
{
    /// <summary>The position in the text.</summary>
    protected int Position { get; set; }

    protected bool IsAtEnd => Position >= text.Length;

    protected bool ReadBoolean()
    {
        Peek();
        foreach ((string word, bool value) in new[] { ("True", true), ("False", false) })
        {
            if (string.CompareOrdinal(text, Position, word, 0, word.Length) == 0)
            {
                Position += word.Length;
                return value;
            }
        }

        throw Invalid("True or False", Quote());
    }

    protected long ReadNumber()
    {
        Peek();
        int start = Position;
        while (Position < text.Length && char.IsAsciiDigit(text[Position]))
        {
            Position++;
        }

        if (!long.TryParse(text.AsSpan(start, Position - start), NumberStyles.None, CultureInfo.InvariantCulture, out long value))
        {
            Position = start;
            throw Invalid("a size", Quote());
        }

        if (Position < text.Length && text[Position] == 'L')
        {
            Position++; // the suffix of long integers in Python 2
        }

        return value;
    }

    protected string ReadText()
    {
        char quote = Peek();
        int end = quote is '\'' or '"' ? text.IndexOf(quote, Position + 1) : -1;
        if (end < 0)
        {
            throw Invalid("a text in quotes", Quote());
        }

        string value = text[(Position + 1)..end];
        Position = end + 1;
        return value;
    }

    protected void Expect(char expected)
    {
        if (Peek() != expected)
        {
            throw Invalid($"'{expected}'", Quote());
        }

        Position++;
    }

    // Skips white space.
    protected char Peek()
    {
        while (Position < text.Length && text[Position] is ' ' or '\n' or '\t')
        {
            Position++;
        }

        return Position < text.Length ? text[Position] : '\0';
    }

    protected string Quote()
    {
        string rest = text[Math.Min(Position, text.Length)..];
        return rest.Length == 0 ? "the end" : $"'{rest[..Math.Min(24, rest.Length)].TrimEnd()}'";
    }

    protected DatasetFormatException Invalid(string expected, string actual, string? hint = null) =>
        place.Invalid(expected, actual, offset + Math.Min(Position, text.Length), hint);
}
