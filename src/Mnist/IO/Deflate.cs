namespace Mnist.IO;

/// <summary>What is known about deflated data before it is inflated.</summary>
internal static class Deflate
{
    /// <summary>Bytes that one deflated byte may become: a header that promises more is lying (https://zlib.net/zlib_tech.html).</summary>
    public const long MaximumRatio = 1032;
}
