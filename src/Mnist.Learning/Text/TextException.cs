namespace Mnist.Learning;

/// <summary>The text of a network or of a rate policy is invalid, or a layer of it does not fit the layer before.</summary>
/// <remarks>The second line of the message is the text, and the third line marks the place.</remarks>
public sealed class TextException : FormatException
{
    // The characters of a text that fit into a line.
    private const int Width = 100;

    internal TextException(string problem, string text, int position, int length, Exception? innerException = null)
        : base($"{problem}{Mark(text, position, length)}", innerException)
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

    private static string Mark(string text, int position, int length)
    {
        int start = Math.Max(0, Math.Min(position - (Width / 2), text.Length - Width));
        string line = text.Substring(start, Math.Min(Width, text.Length - start)).ReplaceLineEndings(" ").Replace('\t', ' ');
        int at = Math.Min(position - start, line.Length);
        return $"\n  {line}\n  {new string(' ', at)}{new string('~', Math.Clamp(length, 1, Math.Max(1, line.Length - at)))}";
    }
}
