using System.Diagnostics.CodeAnalysis;

namespace Mnist.IO.Zip;

/// <summary>The paths of members of ZIP files: <c>data/archive.zip/train.csv</c>.</summary>
internal static class ZipPath
{
    /// <summary>Returns true if a path names a member: one of its folders is a file.</summary>
    /// <param name="path">A path that is not one of a file or folder on disk.</param>
    /// <param name="archive">The full path of the ZIP file.</param>
    /// <param name="member">The name of the member.</param>
    public static bool TrySplit(string path, [NotNullWhen(true)] out string? archive, [NotNullWhen(true)] out string? member)
    {
        string full = Path.GetFullPath(path);
        for (archive = Path.GetDirectoryName(full); !string.IsNullOrEmpty(archive) && !Directory.Exists(archive); archive = Path.GetDirectoryName(archive))
        {
            if (File.Exists(archive))
            {
                member = full[(archive.Length + 1)..].Replace(Path.DirectorySeparatorChar, '/');
                return true;
            }
        }

        (archive, member) = (null, null);
        return false;
    }

    /// <summary>Returns the file on disk: the ZIP file of a member, or the path itself.</summary>
    public static string FileOf(string path) => !Path.Exists(path) && TrySplit(path, out string? archive, out _) ? archive : Path.GetFullPath(path);

    /// <summary>Returns the paths of the members of a ZIP file, in the order of their names, without folders and junk.</summary>
    /// <exception cref="DatasetFormatException">The file is damaged.</exception>
    public static IReadOnlyList<string> MembersOf(string archive)
    {
        using var file = new RandomInput(File.OpenHandle(archive));
        return [.. NamesOf(ZipDirectory.ReadTree(file, new ZipPlace(archive))).Select(name => Path.Combine(Path.GetFullPath(archive), name))];
    }

    /// <summary>Returns the names of the members in order, without folders, junk, and names that are not below the archive.</summary>
    public static IEnumerable<string> NamesOf(ZipDirectory directory) => directory.Entries
        .Select(entry => NameOf(entry))
        .Where(name => !name.EndsWith('/') && !Path.IsPathRooted(name) && !name.Contains(':', StringComparison.Ordinal))
        .Where(name => !name.Split('/').Any(part => part is "" or "." or ".." || Junk.IsName(part)))
        .Order(StringComparer.Ordinal);

    /// <summary>Opens a member.</summary>
    /// <param name="archive">The ZIP file.</param>
    /// <param name="member">The name of the member.</param>
    /// <exception cref="FileNotFoundException">There is no such member.</exception>
    /// <exception cref="DatasetFormatException">The file is damaged, or the member is encrypted.</exception>
    public static ZipFileMember Open(string archive, string member)
    {
        var file = new RandomInput(File.OpenHandle(archive));
        try
        {
            var place = new ZipPlace(archive);
            ZipEntry entry = Find(ZipDirectory.ReadTree(file, place), member)
                ?? throw new FileNotFoundException($"'{archive}' has no member '{member}'. Check the name.", Path.Combine(archive, member));
            return new ZipFileMember(file, new ZipMemberStream(file, entry, place), entry.Length);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Finds a member by its name.</summary>
    public static ZipEntry? Find(ZipDirectory directory, string member) => directory.Entries.FirstOrDefault(entry => NameOf(entry) == member);

    // Some programs for Windows write backslashes.
    private static string NameOf(ZipEntry entry) => entry.Name.Replace('\\', '/');
}
