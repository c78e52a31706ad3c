using Mnist.IO;

namespace Mnist.Datasets;

/// <summary>A file or archive that saving would download.</summary>
/// <param name="Datasets">The datasets in it. An archive can have several.</param>
/// <param name="FileName">The published name.</param>
/// <param name="Size">The size in bytes, or null if it is not published.</param>
/// <param name="Folder">The target folder of the content.</param>
/// <param name="Addresses">The addresses, in the order to try.</param>
public sealed record PlannedDownload(
    IReadOnlyList<string> Datasets, string FileName, long? Size, string Folder, IReadOnlyList<string> Addresses)
{
    /// <summary>For example <c>train-images-idx3-ubyte.gz (26.4 MB)</c>.</summary>
    public override string ToString() => $"{FileName} ({(Size is long size ? ByteCount.ToText(size) : "size not published")})";
}
