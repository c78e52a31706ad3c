namespace Mnist.Formats;

/// <summary>A message of a reader about content that it leaves out, guesses or cannot read.</summary>
/// <param name="Level">How serious it is.</param>
/// <param name="Message">What the reader did, the place, and what to do if it is wrong.</param>
public sealed record ReadNotice(ReadNoticeLevel Level, string Message)
{
    /// <summary>The error for <see cref="ReadNoticeLevel.Error"/>, otherwise null.</summary>
    public Exception? Error { get; init; }
}

/// <summary>How serious a <see cref="ReadNotice"/> is.</summary>
public enum ReadNoticeLevel
{
    /// <summary>Something that is certain, such as the layout of a file.</summary>
    Verbose,

    /// <summary>Something that was left out, or a guess.</summary>
    Warning,

    /// <summary>A part that cannot be read. The reader continues with the next one.</summary>
    Error,
}
