using Mnist.IO;


namespace Mnist.Datasets.Catalog;

/// <summary>Identifies files by their digests, because all datasets of the family use the same file names.</summary>
internal sealed class DigestIndex
{
    private readonly Dictionary<string, string> _descriptions = new(StringComparer.OrdinalIgnoreCase);

    public DigestIndex(IEnumerable<CatalogEntry> entries)
    {
        foreach (CatalogEntry entry in entries)
        {
            foreach (CatalogFile file in entry.Files)
            {
                Add(file.Sha256, $"{entry.Name} {file.Name}");
                Add(file.Md5, $"{entry.Name} {file.Name}");
                Add(file.RawSha256, $"{entry.Name} {file.RawName}");
                Add(file.RawMd5, $"{entry.Name} {file.RawName}");
                NeedMd5 |= (file.Sha256 ?? file.RawSha256) is null && (file.Md5 ?? file.RawMd5) is not null;
                LargestContent = Math.Max(LargestContent, file.RawSize);
            }

            foreach (UnsupportedFile file in entry.NotSupported)
            {
                Add(file.Sha256, $"{entry.Name} {file.Name}");
            }

            Add(entry.Archive?.Sha256, $"{entry.Archive?.Folder} {entry.Archive?.Name}");
        }
    }

    /// <summary>True if some files are known only by their MD5.</summary>
    public bool NeedMd5 { get; }

    /// <summary>The largest decompressed content of any file in the catalog, in bytes.</summary>
    public long LargestContent { get; }

    /// <summary>Returns dataset and file, for example <c>FashionMNIST train-images-idx3-ubyte.gz</c>; null if the digests are unknown.</summary>
    public string? Identify(FileDigests digests) =>
        Find(digests.Sha256) ?? Find(digests.RawSha256) ?? Find(digests.Md5) ?? Find(digests.RawMd5);

    private string? Find(string? digest) => digest is not null && _descriptions.TryGetValue(digest, out string? description) ? description : null;

    private void Add(string? digest, string description)
    {
        if (digest is not null)
        {
            _descriptions.TryAdd(digest, description);
        }
    }
}
