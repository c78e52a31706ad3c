namespace Mnist.IO.Zip;

/// <summary>Signatures and sizes of ZIP files.</summary>
/// <remarks>Source: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, section 4.3.</remarks>
internal static class ZipFormat
{
    public const uint LocalHeader = 0x04034B50;
    public const uint CentralHeader = 0x02014B50;
    public const uint End = 0x06054B50;
    public const uint End64 = 0x06064B50;
    public const uint End64Locator = 0x07064B50;

    public const int LocalHeaderLength = 30;
    public const int CentralHeaderLength = 46;
    public const int EndLength = 22;
    public const int End64Length = 56;
    public const int End64LocatorLength = 20;

    public const int Stored = 0;
    public const int Deflated = 8;

    /// <summary>No method of the format: a member that needs a password.</summary>
    public const int Encrypted = -1;

    /// <summary>The number of the extra field with 64-bit sizes and offsets.</summary>
    public const int Extra64 = 1;

    /// <summary>The value of a 32-bit field if the extra field has the real value.</summary>
    public const uint In64 = uint.MaxValue;
}
