using System.IO.Compression;
using System.Text;
using System.Xml;
using Mnist.Imaging;

namespace Mnist.Display.Html;

/// <summary>Converts text and pictures for XML.</summary>
internal static class Markup
{
    /// <summary>Escapes text for elements and attributes, and removes characters that XML does not allow.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            char letter = text[i];
            if (char.IsHighSurrogate(letter) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                escaped.Append(letter).Append(text[++i]);
                continue;
            }

            _ = letter switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '"' => escaped.Append("&quot;"),
                _ when XmlConvert.IsXmlChar(letter) => escaped.Append(letter),
                _ => escaped,
            };
        }

        return escaped.ToString();
    }

    /// <summary>Returns the heading of a page for screen readers, where the pictures show one to everybody else.</summary>
    public static string HiddenHeading(string text) =>
        $"<h1 style=\"position:absolute;width:1px;height:1px;margin:0;overflow:hidden;clip-path:inset(50%);white-space:nowrap\">{Escape(text)}</h1>";

    /// <summary>Returns a picture as a data address: <c>data:image/png;base64,...</c>.</summary>
    public static string DataUri(ReadOnlySpan<byte> png) => "data:image/png;base64," + Convert.ToBase64String(png);

    /// <inheritdoc cref="DataUri(ReadOnlySpan{byte})"/>
    public static string DataUri(Picture picture) =>
        DataUri(new PngEncoder().Encode(picture.Gray, picture.Rows, picture.Columns, CompressionLevel.SmallestSize));
}
