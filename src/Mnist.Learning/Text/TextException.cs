namespace Mnist.Learning;

/// <summary>The text of a network or of a rate policy is invalid, or a layer of it does not fit the layer before.</summary>
/// <remarks>The message ends with the text, in which <c>&gt;&gt;</c> and <c>&lt;&lt;</c> mark the place.</remarks>
public sealed class TextException : FormatException
{
    // The characters of the text that are shown on each side of the place.
    private const int Context = 50;

    internal TextException(string problem, string text, int position, int length, Exception? innerException = null)
        : base(problem + Mark(text, position, length), innerException)
    {
        Problem = problem;
        Text = text;
        Position = position;
        Length = length;
    }

    /// <summary>What is wrong and what to do, without the text.</summary>
    public string Problem { get; }

    /// <summary>The whole text.</summary>
    public string Text { get; }

    /// <summary>The place of the first wrong character, from 0.</summary>
    public int Position { get; }

    /// <summary>The number of wrong characters; 0 if something is missing.</summary>
    public int Length { get; }

    // In one line, because PowerShell breaks the lines of messages anew.
    private static string Mark(string text, int position, int length)
    {
        int start = Math.Max(0, position - Context);
        int end = Math.Min(text.Length, position + length + Context);
        return $" Text: {(start > 0 ? "..." : "")}{text[start..position]}>>{text.AsSpan(position, length)}<<{text[(position + length)..end]}{(end < text.Length ? "..." : "")}";
    }
}
