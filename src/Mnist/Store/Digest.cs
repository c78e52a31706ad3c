using System.Security.Cryptography;

namespace Mnist;

/// <summary>Digests as text: lower-case hexadecimal.</summary>
internal static class Digest
{
    public static string ToText(IncrementalHash hash)
    {
        Span<byte> bytes = stackalloc byte[hash.HashLengthInBytes];
        hash.GetHashAndReset(bytes);
#pragma warning disable CA1308 // the published digests are in lower case
        return Convert.ToHexString(bytes).ToLowerInvariant();
#pragma warning restore CA1308
    }
}
