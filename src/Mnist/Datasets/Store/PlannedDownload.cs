using Mnist.IO;

namespace Mnist.Datasets;

/// <summary>One file or archive that saving would fetch.</summary>
/// <param name="Datasets">The datasets that it is for; several share an archive.</param>
/// <param name="FileName">The published name.</param>
/// <param name="Size">Its bytes, or null where that is not published.</param>
/// <param name="Folder">Where its content would be put.</param>
/// <param name="Addresses">Where it would be fetched, in the order to try.</param>
public sealed record PlannedDownload(
    IReadOnlyList<string> Datasets, string FileName, long? Size, string Folder, IReadOnlyList<string> Addresses)
{
    /// <summary>For example <c>train-images-idx3-ubyte.gz (26.4 MB)</c>.</summary>
    public override string ToString() => $"{FileName} ({(Size is long size ? ByteCount.ToText(size) : "size not published")})";
}
