using Mnist.Datasets.Download;

namespace Mnist.Datasets.Store;

/// <summary>The purpose of one download: the files that it provides.</summary>
/// <param name="Archive">The archive, or null for a single file.</param>
/// <param name="Wanted">The files that are needed, with their target folders.</param>
internal sealed record SaveJob(CatalogArchive? Archive, IReadOnlyList<(CatalogEntry Entry, CatalogFile File, string Folder)> Wanted)
{
    public string Name => Archive?.Name ?? Wanted[0].File.Name;

    public long? Size => Archive is null ? Wanted[0].File.Size : Archive.Size;

    public IReadOnlyList<string> Datasets => [.. Wanted.Select(wanted => wanted.Entry.Name).Distinct()];

    /// <summary>The disk space in bytes that is needed at most: for the download and its content.</summary>
    public long Room => Wanted.Sum(wanted => wanted.File.RawSize) + (Size ?? Wanted[0].File.RawSize);

    public IReadOnlyList<Mirror> ChooseMirrors(SaveOptions options) => Archive is null
        ? Mirror.Choose(options.Mirrors, Wanted[0].Entry.Name, Wanted[0].Entry.Mirrors)
        : Mirror.Choose(options.Mirrors, Archive.Folder, Archive.Mirrors);
}
