namespace Mnist.Datasets;

/// <summary>A zip file that holds the files of several datasets, as EMNIST is published.</summary>
public sealed class CatalogArchive
{
    /// <summary>The published name, for example <c>gzip.zip</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The folder under which a mirror of one's own keeps it.</summary>
    public required string Folder { get; init; }

    /// <summary>Its bytes.</summary>
    public required long Size { get; init; }

    /// <summary>Its SHA-256, lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Its MD5, where published.</summary>
    public string? Md5 { get; init; }

    /// <summary>Where it can be fetched, in the order to try.</summary>
    public required IReadOnlyList<string> Mirrors { get; init; }

    /// <summary>The digests that no test of this project has compared with the real file.</summary>
    public IReadOnlyList<string> Unchecked { get; init; } = [];

    /// <summary>What it is called on this machine while it is fetched.</summary>
    internal string FileName => $"{Folder}-{Name}";

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
