using Mnist.Datasets.Store;

namespace Mnist.Datasets;

public sealed partial class DatasetStore
{
    /// <summary>Compares the files of any folder with the published digests.</summary>
    /// <param name="folder">A folder of IDX files.</param>
    /// <param name="names">
    /// The expected datasets. If empty, they are found by the file names (emnist-letters-), the name of the folder, or most of the files.
    /// </param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>One status for each file of each dataset.</returns>
    /// <exception cref="DatasetNotFoundException">There is no such dataset, or the folder has no known one.</exception>
    public IEnumerable<DatasetFileStatus> TestFolder(string folder, IReadOnlyList<string>? names = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        return names is { Count: > 0 }
            ? names.Select(name => Catalog.Get(name)).SelectMany(entry => FileVerifier.Verify(Catalog, entry, full, cancellationToken))
            : FolderGuess.Make(Catalog, full, cancellationToken).SelectMany(entry => FileVerifier.Verify(Catalog, entry, full, cancellationToken));
    }
}
