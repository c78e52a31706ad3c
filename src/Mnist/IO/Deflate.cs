namespace Mnist.IO;

/// <summary>The limit of deflate compression.</summary>
internal static class Deflate
{
    /// <summary>The largest number of bytes that one deflated byte can become (https://zlib.net/zlib_tech.html). Larger claims are false.</summary>
    public const long MaximumRatio = 1032;
}
