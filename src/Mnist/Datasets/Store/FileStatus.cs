namespace Mnist.Datasets;

/// <summary>What the bytes of a file were found to be.</summary>
public enum FileStatus
{
    /// <summary>What they should be, by their digest.</summary>
    Good,

    /// <summary>There is no file.</summary>
    Missing,

    /// <summary>Neither what they should be nor anything else that is known: cut, changed, or not of the family at all.</summary>
    Damaged,

    /// <summary>Another file of the family; see <see cref="DatasetFileStatus.IdentifiedAs"/>.</summary>
    Other,

    /// <summary>Of the right kind and size, but no digest is known to compare with.</summary>
    Unknown,
}
