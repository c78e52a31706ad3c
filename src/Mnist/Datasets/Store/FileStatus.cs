namespace Mnist.Datasets;

/// <summary>The result of the check of a file.</summary>
public enum FileStatus
{
    /// <summary>The file has the right digest.</summary>
    Good,

    /// <summary>The file does not exist.</summary>
    Missing,

    /// <summary>The file is neither right nor known otherwise: truncated, changed, or not of the family.</summary>
    Damaged,

    /// <summary>The file is another one of the family; see <see cref="DatasetFileStatus.IdentifiedAs"/>.</summary>
    Other,

    /// <summary>The file has the right kind and size, but no digest is known to compare with.</summary>
    Unknown,
}
