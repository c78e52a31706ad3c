namespace Mnist.Formats;

/// <summary>The names of picture files.</summary>
internal static class PictureName
{
    private static readonly string[] s_extensions = [".png", ".jpg", ".jpeg", ".bmp"];

    private static readonly string[] s_others = [".gif", ".webp", ".tif", ".tiff", ".svg", ".pgm", ".ppm"];

    /// <summary>Returns true for the name of a picture that cannot be read.</summary>
    public static bool IsOther(string path) => s_others.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    /// <summary>Returns true for the name of a picture that can be read.</summary>
    public static bool IsMatch(string path) => s_extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);
}
