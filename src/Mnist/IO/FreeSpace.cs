namespace Mnist.IO;

/// <summary>The room on a disk.</summary>
internal static class FreeSpace
{
    /// <summary>The bytes that this user may still write where a folder is; null where that cannot be told.</summary>
    public static long? Of(string folder)
    {
        try
        {
            return new DriveInfo(OperatingSystem.IsWindows() ? Path.GetPathRoot(folder)! : folder).AvailableFreeSpace;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}
