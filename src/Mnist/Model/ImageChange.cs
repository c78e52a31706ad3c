namespace Mnist;

/// <summary>Changes images in place.</summary>
/// <param name="images">The pixels of whole images, one after another.</param>
internal delegate void ImageChange(Span<byte> images);
