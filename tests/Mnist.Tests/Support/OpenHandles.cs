namespace Mnist.Tests.Support;

/// <summary>What this process has open, as Linux tells it.</summary>
internal static class OpenHandles
{
    /// <summary>The files below a folder that are open; nothing where the system does not tell.</summary>
    public static string[] Under(string folder) => !Directory.Exists("/proc/self/fd") ? [] :
    [
        .. Directory.EnumerateFileSystemEntries("/proc/self/fd")
            .Select(link => new FileInfo(link).LinkTarget)
            .OfType<string>()
            .Where(target => target.StartsWith(folder, StringComparison.Ordinal)),
    ];
}
