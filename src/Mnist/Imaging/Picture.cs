namespace Mnist.Imaging;

/// <summary>A gray picture of any size, with transparency if the file has it.</summary>
/// <param name="Rows">The height in pixels.</param>
/// <param name="Columns">The width in pixels.</param>
/// <param name="Gray">Rows x Columns values, row by row, from 0 (black) to 255 (white).</param>
/// <param name="Alpha">Rows x Columns values from 0 (transparent) to 255 (opaque); null if all pixels are opaque.</param>
internal sealed record Picture(int Rows, int Columns, byte[] Gray, byte[]? Alpha = null)
{
    /// <summary>How the picture is turned to be seen upright, as EXIF numbers it: 1 (as it is) to 8.</summary>
    public int Orientation { get; init; } = Imaging.Orientation.Upright;

    /// <summary>The largest number of pixels in a picture.</summary>
    public const int MaximumPixels = 64 << 20;

    /// <summary>The largest number of rows or columns, as in JPEG.</summary>
    public const int MaximumSide = ushort.MaxValue;

    public static DatasetFormatException Invalid(
        string path, string expected, string actual, long? offset = null, string? hint = null, Exception? innerException = null) =>
        new(path, expected, actual, offset, hint: hint, innerException: innerException, format: "Image");

    /// <summary>The luminance of a color by ITU-R BT.601, with the 16-bit weights of Pillow. Gray does not change.</summary>
    public static byte Luminance(int red, int green, int blue) => (byte)(((red * 19595) + (green * 38470) + (blue * 7471) + 0x8000) >> 16);

    /// <summary>Returns the gray values on black: transparent pixels become background.</summary>
    public byte[] Flatten()
    {
        if (Alpha is null)
        {
            return Gray;
        }

        byte[] flat = new byte[Gray.Length];
        for (int i = 0; i < flat.Length; i++)
        {
            flat[i] = (byte)(((Gray[i] * Alpha[i]) + 127) / 255);
        }

        return flat;
    }
}
