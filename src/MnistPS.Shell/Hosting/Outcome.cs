namespace MnistPS.Shell.Hosting;

/// <summary>How a pipeline ended.</summary>
internal enum Outcome
{
    /// <summary>It ran to its end, whatever errors it wrote on the way.</summary>
    Completed,

    /// <summary>A terminating error or a parse error ended it; the error has been shown.</summary>
    Failed,

    /// <summary>Ctrl+C ended it.</summary>
    Stopped,
}
