using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Mnist.IO;

/// <summary>The names of unfinished files: <c>target.partial-1f2e3d4c</c> beside the target, <c>.partial-1f2e3d4c</c> in a folder.</summary>
internal static partial class Partial
{
    private const string Infix = ".partial-";

    private const int Patience = 100;

    /// <summary>Creates a file with a new name and locks it, so that no other process removes it as abandoned.</summary>
    /// <remarks>
    /// On Unix, a file is first created and then locked. A process that removes abandoned files in between leaves a file without a name,
    /// or prevents the lock. Both occurred with two hundred exports to one target at once.
    /// </remarks>
    /// <param name="target">The path of the target.</param>
    /// <param name="options">The options for the new file.</param>
    /// <param name="ending">The end of the name, after the random part.</param>
    public static FileStream Create(string target, FileStreamOptions options, string ending = "")
    {
        for (int attempt = 1; ; attempt++)
        {
            string path = target + Infix + RandomNumberGenerator.GetHexString(8, lowercase: true) + ending;
            try
            {
                var file = new FileStream(path, options);
                if (File.Exists(path))
                {
                    return file; // it exists and is locked: it stays
                }

                file.Dispose();
            }
            catch (IOException exception) when (SharingViolation.Is(exception) && attempt < Patience)
            {
                // Try the next name.
            }
            catch (UnauthorizedAccessException exception)
            {
                throw new UnauthorizedAccessException(CannotWrite(target), exception);
            }
            catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
            {
                throw new IOException(CannotWrite(target), exception); // with the name of the unfinished file, which nobody knows
            }
        }
    }

    private static string CannotWrite(string target) =>
        $"The folder '{Path.GetDirectoryName(target)}' cannot be written. Use another folder, or correct its permissions.";

    /// <summary>
    /// Removes the files of killed writers beside a target. A running writer keeps its file (or, for a folder, the <c>.lock</c> file
    /// beside it) open and locked.
    /// </summary>
    /// <param name="target">A file or folder. With a separator at its end, the content of the folder.</param>
    public static void RemoveDead(string target)
    {
        string? folder = Path.GetDirectoryName(target);
        if (!Directory.Exists(folder))
        {
            return;
        }

        string prefix = Path.GetFileName(target) + Infix;
        foreach (FileSystemInfo entry in new DirectoryInfo(folder).EnumerateFileSystemInfos())
        {
            if (entry.Name.StartsWith(prefix, StringComparison.Ordinal) && Ending().IsMatch(entry.Name.AsSpan(prefix.Length)))
            {
                RemoveIfDead(entry);
            }
        }
    }

    private static void RemoveIfDead(FileSystemInfo entry)
    {
        try
        {
            if (entry is DirectoryInfo folder)
            {
                string lockPath = entry.FullName + ".lock";
                using FileStream? claim = File.Exists(lockPath) ? Claim(lockPath) : null;
                folder.Delete(recursive: true);
                File.Delete(lockPath);
            }
            else if (!Directory.Exists(Path.ChangeExtension(entry.FullName, null)))
            {
                using FileStream claim = Claim(entry.FullName);
                entry.Delete();
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Its writer is running, or the file cannot be removed.
        }
    }

    // Does not match the user's own files, such as mnist.partial-upload.csv.
    [GeneratedRegex(@"^[0-9a-f]{8}(\.lock)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Ending();

    private static FileStream Claim(string path) => new(path, new FileStreamOptions
    {
        Access = FileAccess.ReadWrite,
        Share = OperatingSystem.IsWindows() ? FileShare.Delete : FileShare.None,
        BufferSize = 0,
    });
}
