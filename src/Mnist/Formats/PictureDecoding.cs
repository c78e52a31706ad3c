using Mnist.Imaging;
using Mnist.Plugins;

namespace Mnist.Formats;

/// <summary>Decodes pictures in memory: PNG by this library, JPEG and BMP by a plugin. Their first bytes decide.</summary>
internal sealed class PictureDecoding
{
    private readonly PngDecoder _png = new();

    /// <summary>Reads a picture.</summary>
    /// <param name="content">PNG, JPEG or BMP.</param>
    /// <param name="name">The file, for error messages.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="DatasetFormatException">The content is damaged or no picture.</exception>
    public Picture Read(ReadOnlySpan<byte> content, string name, CancellationToken cancellationToken)
    {
        if (content.StartsWith(PngEncoder.Signature))
        {
            return _png.Decode(content, name);
        }

        PackedInput.RequireNotForeign(content[..Math.Min(content.Length, ForeignContent.HeadLength)], name, "Image", "Image");
        return Plugin.Pictures.Decode(content.ToArray(), name, Picture.MaximumPixels, cancellationToken);
    }
}
