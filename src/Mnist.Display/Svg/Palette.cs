using System.Globalization;

namespace Mnist.Display.Svg;

/// <summary>The colors of the charts. They are readable on their background, and the first series also for red-green color blindness.</summary>
internal static class Palette
{
    // Ten hues of similar brightness, and lighter ones for a dark background.
    private static readonly Paint[] s_series =
    [
        new("a", "#2f6db3", "#6ea8ea"), new("b", "#d9730d", "#f2a04e"), new("c", "#2b8a57", "#5fc48d"), new("d", "#c0392b", "#f07a6e"),
        new("e", "#7d4fb0", "#b796e6"), new("f", "#8a5a3c", "#c9987a"), new("g", "#c2458f", "#ee8cc5"), new("h", "#5f6b76", "#a9b4bf"),
        new("i", "#8d8a12", "#cfcb4f"), new("j", "#11909e", "#56c8d4"),
    ];

    public static Paint Ground { get; } = new("bg", "#ffffff", "#15191f");

    public static Paint Text { get; } = new("tx", "#1c2430", "#e8ebef");

    public static Paint Muted { get; } = new("mu", "#56616d", "#a5b0bc");

    public static Paint Grid { get; } = new("gr", "#dfe4ea", "#333b45");

    /// <summary>The color of correct predictions.</summary>
    public static Paint Right => s_series[0];

    /// <summary>The color of wrong predictions.</summary>
    public static Paint Wrong => s_series[1];

    /// <summary>Returns the color of a series.</summary>
    /// <param name="index">The position of the series, from 0.</param>
    /// <param name="count">The number of series. For more than ten, hues go around the color circle by the golden angle.</param>
    public static Paint Series(int index, int count)
    {
        if (count <= s_series.Length)
        {
            return s_series[index];
        }

        double hue = index * 137.508 % 360;
        double saturation = index % 2 == 0 ? 0.62 : 0.45;
        return new Paint(
            string.Create(CultureInfo.InvariantCulture, $"h{index}"),
            Hex(hue, saturation, index % 3 == 0 ? 0.36 : 0.45),
            Hex(hue, saturation, index % 3 == 0 ? 0.62 : 0.72));
    }

    /// <summary>Returns the color that a half-transparent one has on a background.</summary>
    /// <param name="color">A color as #rrggbb.</param>
    /// <param name="ground">The background as #rrggbb.</param>
    /// <param name="opacity">0 for the background to 1 for the color.</param>
    public static string Mix(string color, string ground, double opacity)
    {
        return string.Create(CultureInfo.InvariantCulture, $"#{Channel(1):x2}{Channel(3):x2}{Channel(5):x2}");

        int Channel(int start)
        {
            int from = int.Parse(ground.AsSpan(start, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            int to = int.Parse(color.AsSpan(start, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            return (int)Math.Round(from + (opacity * (to - from)));
        }
    }

    // https://www.w3.org/TR/css-color-4/#hsl-to-rgb. In hexadecimal, because old programs do not support hsl().
    private static string Hex(double hue, double saturation, double lightness)
    {
        return string.Create(CultureInfo.InvariantCulture, $"#{Channel(0):x2}{Channel(8):x2}{Channel(4):x2}");

        int Channel(double n)
        {
            double k = (n + (hue / 30)) % 12;
            double range = saturation * Math.Min(lightness, 1 - lightness);
            return (int)Math.Round(255 * (lightness - (range * Math.Max(-1, Math.Min(Math.Min(k - 3, 9 - k), 1)))));
        }
    }
}

/// <summary>A color for light pages, with its counterpart for dark ones.</summary>
/// <param name="Name">A short name for the class in the style sheet.</param>
/// <param name="Light">The color on light pages, and without style sheets.</param>
/// <param name="Dark">The color on dark pages.</param>
internal sealed record Paint(string Name, string Light, string Dark);
