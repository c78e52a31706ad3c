namespace Mnist.Datasets;

/// <summary>A file of a dataset on this machine, and the result of its check.</summary>
/// <param name="Dataset">The dataset of the file.</param>
/// <param name="Name">The published name.</param>
/// <param name="Role">The expected content.</param>
/// <param name="Path">The path of the file, or its expected path if it is missing.</param>
/// <param name="Size">The size on disk in bytes, or null.</param>
/// <param name="Expected">The expected digest of the file as it is (gzipped or not); null if none is known.</param>
/// <param name="Actual">The actual digest, of the same kind.</param>
/// <param name="Status">The result.</param>
/// <param name="IdentifiedAs">The dataset and file with these bytes, if the catalog knows them.</param>
public sealed record DatasetFileStatus(
    string Dataset,
    string Name,
    FileRole Role,
    string Path,
    long? Size,
    string? Expected,
    string? Actual,
    FileStatus Status,
    string? IdentifiedAs)
{
    /// <summary>Returns a sentence about the file.</summary>
    public override string ToString() => Status switch
    {
        FileStatus.Good => $"'{Path}' is {IdentifiedAs}.",
        FileStatus.Missing => $"'{Path}' is missing.",
        FileStatus.Other => $"'{Path}' should be {Dataset} {Name}, but is {IdentifiedAs}.",
        FileStatus.Unknown => $"'{Path}' has the shape of {Dataset} {Name}, but the catalog has no digest to compare with.",
        _ => $"'{Path}' is damaged: its digest is {Actual}, not {Expected}.",
    };
}
