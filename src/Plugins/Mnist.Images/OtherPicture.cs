using System.Text;

namespace Mnist.Images;

/// <summary>Names kinds of pictures that are not read, by their first bytes.</summary>
internal static class OtherPicture
{
    /// <summary>Returns the name of the kind, or null if it is unknown.</summary>
    public static string? NameOf(ReadOnlySpan<byte> content)
    {
        if (content.Length >= 12 && content[4..8].SequenceEqual("ftyp"u8))
        {
            return Encoding.Latin1.GetString(content[8..12]) switch
            {
                "avif" or "avis" => "AVIF",
                "heic" or "heix" or "hevc" or "heim" or "heis" or "mif1" or "msf1" => "HEIC",
                _ => null,
            };
        }

        return content.StartsWith("RIFF"u8) && content.Length >= 12 && content[8..12].SequenceEqual("WEBP"u8) ? "WebP"
            : content.StartsWith("GIF87a"u8) || content.StartsWith("GIF89a"u8) ? "GIF"
            : content.StartsWith("II*\0"u8) || content.StartsWith("MM\0*"u8) ? "TIFF"
            : content.StartsWith("\0\0\0\u000CJXL "u8) || content is [0xFF, 0x0A, ..] ? "JPEG XL"
            : content.StartsWith("\0\0\0\u000CjP  "u8) ? "JPEG 2000"
            : content.StartsWith("%PDF-"u8) ? "PDF"
            : content.StartsWith("8BPS"u8) ? "Photoshop"
            : content.StartsWith("\0\0\u0001\0"u8) ? "icon (ICO)"
            : null;
    }
}
