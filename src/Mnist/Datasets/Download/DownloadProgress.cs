using Mnist.IO;

namespace Mnist.Datasets;

/// <summary>The progress of a download.</summary>
/// <param name="File">The file of the last event.</param>
/// <param name="BytesReceived">The bytes of all files so far, including those of earlier attempts.</param>
/// <param name="TotalBytes">The bytes of all files, if known. It grows if a mirror reports an unpublished size.</param>
/// <param name="BytesPerSecond">The rate during the last seconds.</param>
/// <param name="Note">The current step if it is not the download, for example <c>unpacking</c>; otherwise null.</param>
public sealed record DownloadProgress(string File, long BytesReceived, long? TotalBytes, double BytesPerSecond, string? Note)
{
    /// <summary>The address that has just delivered the file; null in other reports.</summary>
    public string? Source { get; init; }

    /// <summary>The mirror that has just failed, before the next one is tried; null in other reports.</summary>
    public MirrorFailure? Failure { get; init; }

    /// <summary>For example <c>12.3 MB of 30.9 MB, 4.5 MB/s</c>.</summary>
    public override string ToString() =>
        $"{ByteCount.ToText(BytesReceived)}{(TotalBytes is long total ? $" of {ByteCount.ToText(total)}" : "")}"
        + (Note is null ? $", {ByteCount.ToText(BytesPerSecond)}/s" : $", {Note} {File}");
}
