namespace Mnist;

/// <summary>No mirror gave a file.</summary>
public sealed class DownloadException : IOException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">The file, what happened at each mirror, and what to do.</param>
    /// <param name="fileName">The file that was wanted.</param>
    /// <param name="failures">What happened at each mirror, in the order they were tried.</param>
    public DownloadException(string message, string fileName, IReadOnlyList<MirrorFailure> failures)
        : base(message)
    {
        FileName = fileName;
        Failures = failures;
    }

    /// <summary>The file that was wanted.</summary>
    public string FileName { get; }

    /// <summary>What happened at each mirror, in the order they were tried.</summary>
    public IReadOnlyList<MirrorFailure> Failures { get; }
}
