namespace Mnist.Tests.Support;

/// <summary>Files of which only some bytes are written; the rest are holes that take no room.</summary>
internal static class SparseFile
{
    /// <summary>Makes a file, or skips the test where holes take room or files cannot be so long.</summary>
    /// <param name="path">The file.</param>
    /// <param name="header">What it begins with.</param>
    /// <param name="length">The bytes behind that.</param>
    public static FileStream Create(string path, byte[] header, long length)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Files have holes of themselves on Linux alone.");
        FileStream file = File.Create(path, bufferSize: 0);
        long room = new DriveInfo(Path.GetDirectoryName(path)!).AvailableFreeSpace;
        try
        {
            file.SetLength(header.Length + length);
            file.Write(header);
            if (room - new DriveInfo(Path.GetDirectoryName(path)!).AvailableFreeSpace <= length / 2)
            {
                return file;
            }
        }
        catch (IOException)
        {
            // Longer than the file system takes.
        }

        file.Dispose();
        File.Delete(path);
        Assert.Skip($"The file system of {path} has no sparse files of {length} bytes.");
        return file;
    }
}
