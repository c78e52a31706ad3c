using Mnist.IO;

namespace Mnist.Datasets;

/// <summary>How far a saving is.</summary>
/// <param name="File">The file that something was heard of last.</param>
/// <param name="BytesReceived">Of all files so far, with what was there before a resumption.</param>
/// <param name="TotalBytes">Of all files, where known; it grows as mirrors tell the sizes that are not published.</param>
/// <param name="BytesPerSecond">The rate of the last seconds.</param>
/// <param name="Note">What happens besides fetching, for example <c>unpacking</c>; null while bytes arrive.</param>
public sealed record DownloadProgress(string File, long BytesReceived, long? TotalBytes, double BytesPerSecond, string? Note)
{
    /// <summary>For example <c>12.3 MB of 30.9 MB, 4.5 MB/s</c>.</summary>
    public override string ToString() =>
        $"{ByteCount.ToText(BytesReceived)}{(TotalBytes is long total ? $" of {ByteCount.ToText(total)}" : "")}"
        + (Note is null ? $", {ByteCount.ToText(BytesPerSecond)}/s" : $", {Note} {File}");
}
