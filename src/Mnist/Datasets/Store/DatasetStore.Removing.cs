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
    /// <exception cref="StoreException">A file cannot be removed; the message says what holds it, as far as that is known.</exception>
    public bool Remove(string name)
    {
        CatalogEntry entry = Catalog.Get(name);
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
                Delete(Path.Combine(folder, spelling));
            }
        }

        Delete(Path.Combine(folder, DigestList.FileName));
        RemoveIfEmpty(folder);
        return true;
    }

    private static void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Windows removes no file that is mapped, which it may be for a dataset that nothing refers to any more.
            GC.Collect();
            GC.WaitForPendingFinalizers();
            try
            {
                File.Delete(path);
            }
            catch (Exception again) when (again is IOException or UnauthorizedAccessException)
            {
                throw StoreException.CannotRemove(path, MappedImageBlock.IsMapped(Path.GetDirectoryName(path)!), again);
            }
        }
    }

    // What killed processes left, also one that was killed when its file was in place already.
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
