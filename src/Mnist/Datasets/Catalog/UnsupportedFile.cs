namespace Mnist.Datasets;

/// <summary>A published file of a dataset that this library does not support.</summary>
public sealed class UnsupportedFile
{
    /// <summary>The published name.</summary>
    public required string Name { get; init; }

    /// <summary>Why it is not supported.</summary>
    public required string Reason { get; init; }

    /// <summary>The size in bytes, if known.</summary>
    public long? Size { get; init; }

    /// <summary>The SHA-256, if known.</summary>
    public string? Sha256 { get; init; }

    /// <summary>The MD5, if known.</summary>
    public string? Md5 { get; init; }

    /// <summary>The digests that no test of this project has compared with a real file.</summary>
    public IReadOnlyList<string> Unchecked { get; init; } = [];
}
