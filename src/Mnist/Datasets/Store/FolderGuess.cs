namespace Mnist.Datasets.Store;

/// <summary>Guesses which datasets a folder contains.</summary>
internal static class FolderGuess
{
    /// <summary>Returns one entry for each prefix of the file names.</summary>
    /// <exception cref="DatasetNotFoundException">The folder has no dataset, or an unknown one.</exception>
    public static IReadOnlyList<CatalogEntry> Make(DatasetCatalog catalog, string folder, CancellationToken cancellationToken) =>
        [.. DatasetFolder.PrefixesOf(folder).Select(prefix => Make(catalog, folder, prefix, cancellationToken))];

    private static CatalogEntry Make(DatasetCatalog catalog, string folder, string prefix, CancellationToken cancellationToken)
    {
        CatalogEntry[] candidates = [.. catalog.Entries.Where(entry => entry.FilePrefix.Equals(prefix, StringComparison.OrdinalIgnoreCase))];
        if (candidates.Length == 1 && prefix.Length > 0)
        {
            return candidates[0];
        }

        string name = Path.GetFileName(folder);
        return candidates.FirstOrDefault(entry => entry.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? candidates
                .Select(entry => (Entry: entry, Good: FileVerifier.Verify(catalog, entry, folder, cancellationToken).Count(file => file.Status == FileStatus.Good)))
                .Where(candidate => candidate.Good > 0)
                .OrderByDescending(candidate => candidate.Good)
                .FirstOrDefault().Entry
            ?? throw new DatasetNotFoundException(
                folder, $"'{folder}' has no file that the catalog knows. Use -Name to say which dataset it is.");
    }
}
