using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Mnist.IO;

/// <summary>Names of what is being written: <c>target.partial-1f2e3d4c</c> beside its target, <c>.partial-1f2e3d4c</c> in it.</summary>
internal static partial class Partial
{
    private const string Infix = ".partial-";

    private const int Patience = 100;

    /// <summary>Creates a file under a new name and holds it, so that nobody takes it for dead.</summary>
    /// <remarks>
    /// On Unix a file is made first and locked then. Who removes dead ones in between leaves us a file without a name, or keeps us from
    /// locking it: two hundred exports to one target at once showed both.
    /// </remarks>
    /// <param name="target">What is being written.</param>
    /// <param name="options">How; made new, of course.</param>
    /// <param name="ending">What else is at the end of the name.</param>
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
                    return file; // locked and there: from now on it stays
                }

                file.Dispose();
            }
            catch (IOException exception) when (SharingViolation.Is(exception) && attempt < Patience)
            {
                // The next name.
            }
        }
    }

    /// <summary>
    /// Removes what writers that were killed left beside a target. A living writer holds its file (or, for a folder, the
    /// <c>.lock</c> file beside it) open and locked; a dead one does not.
    /// </summary>
    /// <param name="target">A file or folder; with a separator at its end, what is in the folder.</param>
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
            // Its writer is alive, or it is not ours to remove.
        }
    }

    // Not a file of the user's own, such as mnist.partial-upload.csv.
    [GeneratedRegex(@"^[0-9a-f]{8}(\.lock)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Ending();

    private static FileStream Claim(string path) => new(path, new FileStreamOptions
    {
        Access = FileAccess.ReadWrite,
        Share = OperatingSystem.IsWindows() ? FileShare.Delete : FileShare.None,
        BufferSize = 0,
    });
}
