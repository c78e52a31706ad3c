namespace MnistPS.Shell.Prompt;

/// <summary>How a line ended.</summary>
internal enum LineEnd
{
    /// <summary>With Enter.</summary>
    Submitted,

    /// <summary>With Ctrl+C: it does not count.</summary>
    Cancelled,

    /// <summary>With Ctrl+D, or the input has ended: no more lines will come.</summary>
    EndOfInput,
}
