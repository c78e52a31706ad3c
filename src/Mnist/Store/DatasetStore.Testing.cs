namespace Mnist;

public sealed partial class DatasetStore
{
    /// <summary>Compares the files of any folder with the published digests.</summary>
    /// <param name="folder">A folder of IDX files.</param>
    /// <param name="names">
    /// The datasets that it should hold. When empty, its file names tell (emnist-letters-), then its own name, then most of its bytes.
    /// </param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>One status for each file of each dataset.</returns>
    /// <exception cref="DatasetNotFoundException">There is no such dataset, or the folder has none of any.</exception>
    public IEnumerable<DatasetFileStatus> TestFolder(string folder, IReadOnlyList<string>? names = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        return names is { Count: > 0 }
            ? names.Select(name => Catalog.Get(name)).SelectMany(entry => FileVerifier.Verify(Catalog, entry, full, cancellationToken))
            : FolderGuess.Make(Catalog, full, cancellationToken).SelectMany(entry => FileVerifier.Verify(Catalog, entry, full, cancellationToken));
    }
}
