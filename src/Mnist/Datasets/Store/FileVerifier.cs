using Mnist.Datasets.Catalog;
using Mnist.Formats;
using Mnist.IO;

namespace Mnist.Datasets.Store;

/// <summary>Compares the files of a folder with the catalog.</summary>
internal static class FileVerifier
{
    /// <summary>Returns one status for each file of the dataset.</summary>
    public static IEnumerable<DatasetFileStatus> Verify(DatasetCatalog catalog, CatalogEntry entry, string folder, CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<string, string> saved = DigestList.Read(folder);
        return entry.Files.Select(file => Verify(catalog, entry, file, folder, saved.GetValueOrDefault(file.RawName), cancellationToken));
    }

    /// <summary>Returns the path of the file under any of its names, or null.</summary>
    public static string? Find(CatalogFile file, string folder) =>
        DatasetFileName.SpellingsOf(file).Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    /// <summary>Compares one file.</summary>
    /// <param name="catalog">The catalog that identifies the bytes.</param>
    /// <param name="entry">The dataset.</param>
    /// <param name="file">The expected file.</param>
    /// <param name="folder">The folder of the file.</param>
    /// <param name="saved">The digest of the content when it was saved, if recorded.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public static DatasetFileStatus Verify(
        DatasetCatalog catalog, CatalogEntry entry, CatalogFile file, string folder, string? saved, CancellationToken cancellationToken)
    {
        string? path = Find(file, folder);
        if (path is null)
        {
            return new DatasetFileStatus(
                entry.Name, file.Name, file.Role, Path.Combine(folder, file.RawName), null, file.RawSha256 ?? file.Sha256, null, FileStatus.Missing, null);
        }

        var digests = FileDigests.Compute(path, catalog.Digests.LargestContent, catalog.Digests.NeedMd5, cancellationToken);
        (string? expected, string? actual) = Compare(file, digests, saved);
        string? identity = catalog.Digests.Identify(digests);
        FileStatus status = IsGood(file, digests, saved) ? FileStatus.Good
            : identity is not null ? FileStatus.Other
            : expected is null && IsOfShape(entry, file, path) ? FileStatus.Unknown
            : FileStatus.Damaged;
        return new DatasetFileStatus(
            entry.Name, file.Name, file.Role, path, digests.Size, expected, actual, status, identity ?? (status == FileStatus.Good ? $"{entry.Name} {file.Name}" : null));
    }

    /// <summary>Returns true if the bytes or their content have a digest of the file. MD5 is used only if no SHA-256 is known.</summary>
    public static bool IsGood(CatalogFile file, FileDigests digests, string? saved) =>
        Equal(file.Sha256, digests.Sha256)
        || Equal(file.RawSha256, digests.RawSha256)
        || (file.RawSha256 is null && Equal(saved, digests.RawSha256))
        || (file.Sha256 is null && file.RawSha256 is null && (Equal(file.Md5, digests.Md5) || Equal(file.RawMd5, digests.RawMd5)));

    // The digest to compare: that of the file as it is, if published, otherwise that of its content.
    private static (string? Expected, string? Actual) Compare(CatalogFile file, FileDigests digests, string? saved)
    {
        string? raw = file.RawSha256 ?? saved;
        if (digests.IsGzip && (raw is null || Equal(file.Sha256, digests.Sha256)))
        {
            return file.Sha256 is null && file.Md5 is not null ? (file.Md5, digests.Md5) : (file.Sha256, digests.Sha256);
        }

        return raw is null && file.RawMd5 is not null
            ? (file.RawMd5, digests.RawMd5 ?? digests.Md5)
            : (raw, digests.RawSha256 ?? digests.Sha256);
    }

    private static bool IsOfShape(CatalogEntry entry, CatalogFile file, string path)
    {
        try
        {
            using var reader = IdxReader.Open(path);
            return ShapeRules.Fits(entry, file, reader.Header);
        }
        catch (DatasetFormatException)
        {
            return false;
        }
    }

    private static bool Equal(string? expected, string? actual) => expected is not null && expected == actual;
}

/// <summary>Compares the header of an IDX file with the catalog.</summary>
internal static class ShapeRules
{
    public static bool Fits(CatalogEntry entry, CatalogFile file, IdxHeader header) =>
        header.HeaderLength + header.DataLength == file.RawSize
        && header.Dimensions.Length > 0
        && header.Dimensions[0] == entry.CountOf(file)
        && (!file.IsImages || header.Dimensions is [_, long rows, long columns] && rows * columns == (long)entry.Rows * entry.Columns);
}
