namespace Mnist.Datasets;

/// <summary>A zip file with the files of several datasets, as for EMNIST.</summary>
public sealed class CatalogArchive
{
    /// <summary>The published name, for example <c>gzip.zip</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The folder of the archive on your own mirror.</summary>
    public required string Folder { get; init; }

    /// <summary>The size in bytes.</summary>
    public required long Size { get; init; }

    /// <summary>The SHA-256, in lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The MD5, if published.</summary>
    public string? Md5 { get; init; }

    /// <summary>The mirrors, in the order to try.</summary>
    public required IReadOnlyList<string> Mirrors { get; init; }

    /// <summary>The digests that no test of this project has compared with the real file.</summary>
    public IReadOnlyList<string> Unchecked { get; init; } = [];

    /// <summary>The name of the file on this machine during the download.</summary>
    internal string FileName => $"{Folder}-{Name}";

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
