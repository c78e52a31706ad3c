using System.Globalization;

namespace Mnist.IO;

/// <summary>Formats numbers of bytes, for example <c>30.9 MB</c>, in powers of 1000.</summary>
internal static class ByteCount
{
    private static readonly string[] s_units = ["bytes", "kB", "MB", "GB", "TB"];

    public static string ToText(double bytes)
    {
        int unit = 0;
        while (bytes >= 999.5 && unit < s_units.Length - 1)
        {
            bytes /= 1000;
            unit++;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{(unit == 0 ? bytes.ToString("0", CultureInfo.InvariantCulture) : bytes.ToString("0.0", CultureInfo.InvariantCulture))} {s_units[unit]}");
    }
}
