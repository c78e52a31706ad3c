namespace Mnist;

/// <summary>No mirror provided a file.</summary>
public sealed class DownloadException : IOException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">The file, the failure of each mirror, and what to do.</param>
    /// <param name="fileName">The name of the file.</param>
    /// <param name="failures">The failure of each mirror, in the order of the attempts.</param>
    public DownloadException(string message, string fileName, IReadOnlyList<MirrorFailure> failures)
        : base(message)
    {
        FileName = fileName;
        Failures = failures;
    }

    /// <summary>The name of the file.</summary>
    public string FileName { get; }

    /// <summary>The failure of each mirror, in the order of the attempts.</summary>
    public IReadOnlyList<MirrorFailure> Failures { get; }
}
