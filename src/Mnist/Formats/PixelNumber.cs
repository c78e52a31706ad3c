namespace Mnist.Formats;

/// <summary>Pixels and labels as numbers of formats that allow fractions.</summary>
internal static class PixelNumber
{
    /// <summary>Returns whether a value shows that pixels are from 0 to 1 (true) or from 0 to 255 (false); null for 0 and 1, which show nothing.</summary>
    public static bool? IsScaled(double value) => value is 0 or 1 ? null : value is > 0 and < 1;

    /// <summary>Returns the pixel, or -1 if the value is out of range or not whole.</summary>
    public static int ToPixel(double value, bool isScaled) => isScaled
        ? value is >= 0 and <= 1 ? (int)Math.Round(value * 255) : -1
        : ToByte(value);

    /// <summary>Returns a whole number from 0 to 255, or -1.</summary>
    public static int ToByte(double value) => value is >= 0 and <= byte.MaxValue && value == Math.Floor(value) ? (int)value : -1;
}
