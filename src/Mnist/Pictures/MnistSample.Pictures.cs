namespace Mnist;

public partial class MnistSample
{
    /// <summary>
    /// Makes a sample of a picture of one's own as NIST's digits became MNIST's: gray, ink bright on black, fitted into 20 x 20 with its
    /// aspect, centered by its mass in 28 x 28.
    /// </summary>
    /// <param name="path">A PNG, JPEG or BMP file with one drawing of any size.</param>
    /// <param name="options">How to look at it; null finds out what is ink.</param>
    /// <exception cref="DatasetFormatException">The file is empty, too large, damaged or no picture, or has nothing but background.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static MnistSample FromPicture(string path, PictureOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new PictureReader(options ?? new PictureOptions()).Read(path, CancellationToken.None);
    }

    /// <inheritdoc cref="FromPicture(string, PictureOptions?)"/>
    /// <param name="stream">A PNG, JPEG or BMP picture to the end of the stream, which stays open; need not be seekable.</param>
    /// <param name="options">How to look at it; null finds out what is ink.</param>
    /// <param name="name">What messages call it.</param>
    public static MnistSample FromPicture(Stream stream, PictureOptions? options = null, string name = "(stream)")
    {
        ArgumentNullException.ThrowIfNull(stream);
        return new PictureReader(options ?? new PictureOptions()).Read(stream, name);
    }
}
