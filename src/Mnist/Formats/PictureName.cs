namespace Mnist.Formats;

/// <summary>The names of picture files.</summary>
internal static class PictureName
{
    private static readonly string[] s_extensions = [".png", ".jpg", ".jpeg", ".bmp"];

    /// <summary>Returns true for the name of a picture that can be read.</summary>
    public static bool IsMatch(string path) => s_extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);
}
