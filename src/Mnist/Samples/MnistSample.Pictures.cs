using Mnist.Formats;
using Mnist.Imaging;

namespace Mnist;

public partial class MnistSample
{
    /// <summary>
    /// Creates a sample from your own picture, as MNIST was made from NIST's digits: bright ink on black, scaled to 20 x 20 with its aspect
    /// ratio, centered by its center of mass in 28 x 28. A photograph is turned by its EXIF orientation. Shadows, lines, frames, noise and
    /// specks are left out. If there are several digits, the sample is the largest, and its property Warning says so.
    /// </summary>
    /// <param name="path">A PNG, JPEG or BMP file of any size with one drawing.</param>
    /// <param name="options">How to read the picture; null detects the ink.</param>
    /// <exception cref="DatasetFormatException">The file is empty, too large, damaged or not a picture, or has only background.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static DrawingSample FromPicture(string path, PictureOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new PictureReader(options ?? new PictureOptions()).Read(path, CancellationToken.None);
    }

    /// <inheritdoc cref="FromPicture(string, PictureOptions?)"/>
    /// <param name="stream">A PNG, JPEG or BMP picture. It is read to its end and left open. It does not have to be seekable.</param>
    /// <param name="options">How to read the picture; null detects the ink.</param>
    /// <param name="name">The name for error messages.</param>
    public static DrawingSample FromPicture(Stream stream, PictureOptions? options = null, string name = "(stream)")
    {
        ArgumentNullException.ThrowIfNull(stream);
        return new PictureReader(options ?? new PictureOptions()).Read(stream, name);
    }
}
