namespace Mnist.IO;

/// <summary>The files in and below a folder, without junk.</summary>
internal static class FolderFiles
{
    // A repository has its data two or three folders below its root. A disk has any number of files.
    private const int MaximumDepth = 4;
    private const int MaximumCount = 1 << 20;

    /// <summary>Returns the files in a folder.</summary>
    public static IEnumerable<string> In(string folder) => Directory.EnumerateFiles(folder).Where(path => !Junk.IsName(Path.GetFileName(path)));

    /// <summary>Returns the folders in a folder.</summary>
    public static IEnumerable<string> FoldersIn(string folder) => Directory.EnumerateDirectories(folder).Where(path => !Junk.IsName(Path.GetFileName(path)));

    /// <summary>Returns the files in a folder and in the folders below it, four levels deep. Links to folders are not followed.</summary>
    public static IEnumerable<string> Below(string folder) => Below(folder, MaximumDepth).Take(MaximumCount);

    private static IEnumerable<string> Below(string folder, int depth)
    {
        foreach (string file in In(folder))
        {
            yield return file;
        }

        if (depth == 0)
        {
            yield break;
        }

        foreach (string inner in FoldersIn(folder).Where(IsReadable))
        {
            foreach (string file in Below(inner, depth - 1))
            {
                yield return file;
            }
        }
    }

    private static bool IsReadable(string folder)
    {
        try
        {
            return (File.GetAttributes(folder) & FileAttributes.ReparsePoint) == 0 && Directory.EnumerateFileSystemEntries(folder).Any();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
