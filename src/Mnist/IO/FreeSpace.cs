namespace Mnist.IO;

/// <summary>The free space of a disk.</summary>
internal static class FreeSpace
{
    /// <summary>Returns the bytes that this user can still write to the disk of a folder; null if unknown.</summary>
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
