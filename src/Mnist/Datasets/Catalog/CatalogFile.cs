namespace Mnist.Datasets;

/// <summary>One file of a dataset as its authors publish it. Digests are lower-case hexadecimal.</summary>
public sealed class CatalogFile
{
    /// <summary>The published name, for example <c>train-images-idx3-ubyte.gz</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What it holds.</summary>
    public required FileRole Role { get; init; }

    /// <summary>The bytes of the published file, where known.</summary>
    public long? Size { get; init; }

    /// <summary>The SHA-256 of the published file, where known.</summary>
    public string? Sha256 { get; init; }

    /// <summary>The MD5 of the published file; it decides only where no SHA-256 is known.</summary>
    public string? Md5 { get; init; }

    /// <summary>The bytes of the decompressed content. Where the catalog does not say, they follow from the shape.</summary>
    public required long RawSize { get; init; }

    /// <summary>The SHA-256 of the decompressed content, where known.</summary>
    public string? RawSha256 { get; init; }

    /// <summary>The MD5 of the decompressed content, where known.</summary>
    public string? RawMd5 { get; init; }

    /// <summary>The digests that no test of this project has compared with a real file, by their names in the catalog.</summary>
    public IReadOnlyList<string> Unchecked { get; init; } = [];

    /// <summary>The name after decompression, under which the store keeps the file.</summary>
    public string RawName => IsCompressed ? Name[..^3] : Name;

    /// <summary>The published file is gzipped.</summary>
    public bool IsCompressed => Name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);

    /// <summary>The split that it belongs to.</summary>
    internal Split Split => Role is FileRole.TrainImages or FileRole.TrainLabels ? Split.Train : Split.Test;

    /// <summary>Images or labels.</summary>
    internal bool IsImages => Role is FileRole.TrainImages or FileRole.TestImages;

    /// <summary>No gzip of the content is longer (deflate stores what it cannot shrink), so no answer needs to be read further.</summary>
    internal long MaximumSize => Math.Max(Size ?? 0, RawSize + (RawSize / 100) + (64 << 10));

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
