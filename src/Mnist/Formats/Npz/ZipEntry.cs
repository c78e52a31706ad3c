namespace Mnist;

/// <summary>What the directory of a ZIP file says about a member.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Method">Stored or deflated.</param>
/// <param name="Crc">The checksum of its content.</param>
/// <param name="CompressedLength">Its bytes in the file.</param>
/// <param name="Length">The bytes of its content.</param>
/// <param name="Offset">Where its local header is.</param>
internal sealed record ZipEntry(string Name, int Method, uint Crc, long CompressedLength, long Length, long Offset)
{
    /// <summary>What follows it: the next member, or the directory.</summary>
    public long Limit { get; init; }
}
