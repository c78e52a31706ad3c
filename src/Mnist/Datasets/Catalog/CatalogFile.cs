namespace Mnist.Datasets;

/// <summary>A file of a dataset as its authors publish it. Digests are in lower-case hexadecimal.</summary>
public sealed class CatalogFile
{
    /// <summary>The published name, for example <c>train-images-idx3-ubyte.gz</c>.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// The path of the file in the archive; null if it has the published name, in any folder. A numpy array (.npy) is saved as an IDX file.
    /// </summary>
    public string? Member { get; init; }

    /// <summary>The content of the file.</summary>
    public required FileRole Role { get; init; }

    /// <summary>The size of the published file in bytes, if known.</summary>
    public long? Size { get; init; }

    /// <summary>The SHA-256 of the published file, if known.</summary>
    public string? Sha256 { get; init; }

    /// <summary>The MD5 of the published file, used only if no SHA-256 is known.</summary>
    public string? Md5 { get; init; }

    /// <summary>The size of the decompressed content in bytes. If the catalog does not have it, it is computed from the shape.</summary>
    public required long RawSize { get; init; }

    /// <summary>The SHA-256 of the decompressed content, if known.</summary>
    public string? RawSha256 { get; init; }

    /// <summary>The MD5 of the decompressed content, if known.</summary>
    public string? RawMd5 { get; init; }

    /// <summary>The names of the digests that no test of this project has compared with the real file.</summary>
    public IReadOnlyList<string> Unchecked { get; init; } = [];

    /// <summary>The name after decompression, which the store uses.</summary>
    public string RawName => IsCompressed ? Name[..^3] : Name;

    /// <summary>True if the published file is compressed with gzip.</summary>
    public bool IsCompressed => Name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);

    /// <summary>The split of the file.</summary>
    internal Split Split => Role is FileRole.TrainImages or FileRole.TrainLabels ? Split.Train : Split.Test;

    /// <summary>True for images, false for labels.</summary>
    internal bool IsImages => Role is FileRole.TrainImages or FileRole.TestImages;

    /// <summary>The largest possible size of a gzip file with this content in bytes. Downloads end there.</summary>
    internal long MaximumSize => Math.Max(Size ?? 0, RawSize + (RawSize / 100) + (64 << 10));

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
