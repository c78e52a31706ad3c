namespace Mnist;

/// <summary>The color type of a PNG file, with the numbers of the format.</summary>
internal enum PngColor : byte
{
    Gray = 0,
    Rgb = 2,
    Palette = 3,
    GrayAlpha = 4,
    Rgba = 6,
}
