namespace Mnist.Imaging;

/// <summary>A picture of any size in gray, with its transparency where it has one.</summary>
/// <param name="Rows">The height.</param>
/// <param name="Columns">The width.</param>
/// <param name="Gray">Rows x Columns values, row by row, 0 = black.</param>
/// <param name="Alpha">As many values, 0 = transparent, 255 = opaque; null where all is opaque.</param>
internal sealed record Picture(int Rows, int Columns, byte[] Gray, byte[]? Alpha = null)
{
    /// <summary>The most pixels that a picture may have.</summary>
    public const int MaximumPixels = 64 << 20;

    /// <summary>The most rows, and the most columns, as in JPEG.</summary>
    public const int MaximumSide = ushort.MaxValue;

    public static DatasetFormatException Invalid(
        string path, string expected, string actual, long? offset = null, string? hint = null, Exception? innerException = null) =>
        new(path, expected, actual, offset, hint: hint, innerException: innerException, format: "Image");

    /// <summary>The luminance of a color as ITU-R BT.601 weighs it, in the 16-bit steps that Pillow uses: gray stays what it is.</summary>
    public static byte Luminance(int red, int green, int blue) => (byte)(((red * 19595) + (green * 38470) + (blue * 7471) + 0x8000) >> 16);

    /// <summary>The gray values on black: what is transparent becomes background.</summary>
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
