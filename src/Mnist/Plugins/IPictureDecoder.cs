using Mnist.Imaging;

namespace Mnist.Plugins;

/// <summary>Reads pictures that others made, in formats that this library does not read itself. In Mnist.Images.</summary>
internal interface IPictureDecoder
{
    /// <summary>Reads a JPEG or BMP file.</summary>
    /// <param name="content">The whole file.</param>
    /// <param name="path">The file, for messages.</param>
    /// <param name="maximumPixels">The most pixels that are taken.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="DatasetFormatException">The file is damaged, larger than that, or of another format.</exception>
    Picture Decode(byte[] content, string path, long maximumPixels, CancellationToken cancellationToken);
}
