namespace MnistPS.Shell.Prompt;

/// <summary>Where the lines of a prompt come from.</summary>
internal interface ILineSource
{
    /// <summary>Reads one line.</summary>
    /// <param name="prompt">What to show before it.</param>
    /// <param name="before">The lines of an unfinished statement that came before, which completion has to know.</param>
    EditedLine Read(string prompt, string before);
}
