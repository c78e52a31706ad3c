namespace Mnist.IO;

/// <summary>Checks whether a path may be written.</summary>
internal static class OverwriteGuard
{
    /// <summary>Returns the absolute path with links resolved, so that a rename replaces the file and not the link.</summary>
    public static string Resolve(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string full = Path.GetFullPath(path);
        return new FileInfo(full).LinkTarget is null ? full : File.ResolveLinkTarget(full, returnFinalTarget: true)!.FullName;
    }

    /// <summary>Returns the unique path of a file, with links in its folders resolved too. Use it to compare files.</summary>
    public static string Identify(string path)
    {
        string full = Path.TrimEndingDirectorySeparator(Resolve(path));
        return Path.GetDirectoryName(full) is { } folder ? Path.Combine(Identify(folder), Path.GetFileName(full)) : full;
    }

    /// <summary>Checks that a file may be written.</summary>
    /// <exception cref="IOException">The path is a folder or a device, or the file exists and must not be replaced.</exception>
    /// <exception cref="DirectoryNotFoundException">The folder of the file does not exist.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is read-only.</exception>
    public static void Check(string path, Overwrite overwrite)
    {
        if (Directory.Exists(path))
        {
            throw new IOException($"'{path}' is a folder. Use the path of a file.");
        }

        if (IsDevice(path))
        {
            throw new IOException($"'{path}' is a device. Use the path of a file.");
        }

        if (IsPipe(path))
        {
            throw new IOException($"'{path}' is a pipe. Use the path of a file.");
        }

        RequireParent(path);
        if (!File.Exists(path))
        {
            return;
        }

        if (overwrite == Overwrite.Refuse)
        {
            throw new FileExistsException(path);
        }

        if (overwrite != Overwrite.Force && (File.GetAttributes(path) & FileAttributes.ReadOnly) != 0)
        {
            throw new UnauthorizedAccessException($"'{path}' is read-only. Use Force to replace it.");
        }
    }

    // /dev/shm is memory that works like any folder.
    private static bool IsDevice(string path) => !OperatingSystem.IsWindows()
        && path.StartsWith("/dev/", StringComparison.Ordinal)
        && !path.StartsWith("/dev/shm/", StringComparison.Ordinal);

    // A pipe has no length, and nothing in it can be sought. Opened for both directions, it does not wait for another program.
    private static bool IsPipe(string path)
    {
        if (OperatingSystem.IsWindows() || !File.Exists(path) || new FileInfo(path).Length > 0)
        {
            return false;
        }

        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            return !file.CanSeek;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false; // a file in use, or read-only
        }
    }

    /// <summary>Checks that the folder of the target exists.</summary>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    public static void RequireParent(string path)
    {
        string? folder = Path.GetDirectoryName(path);
        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"The folder '{folder}' does not exist. Create it first.");
        }
    }

    /// <summary>Renames a finished file to its target. The target keeps its mode, so that the same users can read it.</summary>
    public static void Replace(string source, string target, Overwrite overwrite)
    {
        if (File.Exists(target))
        {
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(source, File.GetUnixFileMode(target));
            }
            else if (overwrite == Overwrite.Force)
            {
                File.SetAttributes(target, File.GetAttributes(target) & ~FileAttributes.ReadOnly);
            }
        }

        File.Move(source, target, overwrite: overwrite != Overwrite.Refuse);
    }
}
