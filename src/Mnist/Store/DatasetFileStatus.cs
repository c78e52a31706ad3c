namespace Mnist;

/// <summary>One file of a dataset on this machine, and what its bytes were found to be.</summary>
/// <param name="Dataset">The dataset that it should belong to.</param>
/// <param name="Name">The published name.</param>
/// <param name="Role">What it should hold.</param>
/// <param name="Path">Where it is; where it should be when it is missing.</param>
/// <param name="Size">Its bytes on disk, or null.</param>
/// <param name="Expected">The digest that it should have, as it is (gzipped or not); null where none is known.</param>
/// <param name="Actual">The digest that it has, of the same kind.</param>
/// <param name="Status">What that means.</param>
/// <param name="IdentifiedAs">The dataset and file that the bytes really are, where the catalog knows them.</param>
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
    /// <summary>A sentence on the file.</summary>
    public override string ToString() => Status switch
    {
        FileStatus.Good => $"'{Path}' is {IdentifiedAs}.",
        FileStatus.Missing => $"'{Path}' is missing.",
        FileStatus.Other => $"'{Path}' should be {Dataset} {Name}, but is {IdentifiedAs}.",
        FileStatus.Unknown => $"'{Path}' has the shape of {Dataset} {Name}, but the catalog has no digest to compare with.",
        _ => $"'{Path}' is damaged: its digest is {Actual}, not {Expected}.",
    };
}
