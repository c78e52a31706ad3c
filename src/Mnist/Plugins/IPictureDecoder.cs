using Mnist.Imaging;

namespace Mnist.Plugins;

/// <summary>Reads pictures in formats that this library does not read itself. In Mnist.Images.</summary>
internal interface IPictureDecoder
{
    /// <summary>Reads a JPEG or BMP file.</summary>
    /// <param name="content">The whole file.</param>
    /// <param name="path">The path of the file, for messages.</param>
    /// <param name="maximumPixels">The largest number of pixels to accept.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="DatasetFormatException">The file is damaged, too large or in another format.</exception>
    Picture Decode(byte[] content, string path, long maximumPixels, CancellationToken cancellationToken);
}
