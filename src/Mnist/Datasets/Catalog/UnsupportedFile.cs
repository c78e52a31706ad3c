namespace Mnist.Datasets;

/// <summary>A file that is published with a dataset, but that this library neither fetches nor reads.</summary>
public sealed class UnsupportedFile
{
    /// <summary>The published name.</summary>
    public required string Name { get; init; }

    /// <summary>Why not.</summary>
    public required string Reason { get; init; }

    /// <summary>Its bytes, where known.</summary>
    public long? Size { get; init; }

    /// <summary>Its SHA-256, where known.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Its MD5, where known.</summary>
    public string? Md5 { get; init; }

    /// <summary>The digests that no test of this project has compared with a real file.</summary>
    public IReadOnlyList<string> Unchecked { get; init; } = [];
}
