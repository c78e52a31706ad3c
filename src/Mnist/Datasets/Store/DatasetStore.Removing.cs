using Mnist.Datasets.Catalog;
using Mnist.Datasets.Download;
using Mnist.Datasets.Store;
using Mnist.IO;

namespace Mnist.Datasets;

public sealed partial class DatasetStore
{
    /// <summary>Removes a saved dataset: its files, their digests and incomplete downloads. Other files in its folder stay.</summary>
    /// <param name="name">A name of the catalog, in any case.</param>
    /// <returns>True if there was something to remove.</returns>
    /// <exception cref="DatasetNotFoundException">There is no dataset of that name.</exception>
    /// <exception cref="IOException">A file is in use.</exception>
    public bool Remove(string name)
    {
        CatalogEntry entry = Catalog[name];
        string folder = FolderOf(name);
        RemoveLeftovers(entry, folder, Root);
        if (!Directory.Exists(folder))
        {
            return false;
        }

        foreach (CatalogFile file in entry.Files)
        {
            foreach (string spelling in DatasetFileName.SpellingsOf(file))
            {
                File.Delete(Path.Combine(folder, spelling));
            }
        }

        File.Delete(Path.Combine(folder, DigestList.FileName));
        RemoveIfEmpty(folder);
        return true;
    }

    // Also the files of killed processes, and of one that was killed after its file was in place.
    private static void RemoveLeftovers(CatalogEntry entry, string folder, string archiveFolder)
    {
        if (entry.Archive is not null)
        {
            PartFile.RemoveDead(Path.Combine(archiveFolder, entry.Archive.FileName));
        }

        foreach (CatalogFile file in entry.Files)
        {
            PartFile.RemoveDead(Path.Combine(folder, file.Name));
            Partial.RemoveDead(Path.Combine(folder, file.RawName));
        }
    }

    private static void RemoveIfEmpty(string folder)
    {
        try
        {
            if (Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
            {
                Directory.Delete(folder);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Another process has just written to the folder.
        }
    }
}
