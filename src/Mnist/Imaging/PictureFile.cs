using Mnist.Plugins;

namespace Mnist.Imaging;

/// <summary>Reads picture files: PNG by ourselves, JPEG and BMP by the plugin. Told by their bytes, not by their names.</summary>
internal sealed class PictureFile
{
    /// <summary>The most bytes that a picture file may have.</summary>
    public const int MaximumLength = 256 << 20;

    private static readonly string[] s_extensions = [".png", ".jpg", ".jpeg", ".bmp"];
    private readonly PngDecoder _png = new();
    private byte[] _buffer = new byte[4096];

    /// <summary>Whether a name is one of a picture.</summary>
    public static bool HasName(string path) => s_extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads a file.</summary>
    /// <param name="path">PNG, JPEG or BMP.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="DatasetFormatException">The file is damaged, too large, or no picture.</exception>
    public Picture Read(string path, CancellationToken cancellationToken = default)
    {
        int length = Load(path);
        ReadOnlySpan<byte> content = _buffer.AsSpan(0, length);
        return content.StartsWith(PngEncoder.Signature)
            ? _png.Decode(content, path)
            : Plugin.Pictures.Decode(content.ToArray(), path, Picture.MaximumPixels, cancellationToken);
    }

    private int Load(string path)
    {
        using Microsoft.Win32.SafeHandles.SafeFileHandle file = File.OpenHandle(path);
        long length = RandomAccess.GetLength(file);
        if (length is 0 or > MaximumLength)
        {
            throw Picture.Invalid(
                path, FormattableString.Invariant($"a picture of 1 to {MaximumLength} bytes"), FormattableString.Invariant($"{length}"), offset: 0);
        }

        if (_buffer.Length < length)
        {
            _buffer = new byte[length];
        }

        int filled = 0;
        while (filled < length)
        {
            int read = RandomAccess.Read(file, _buffer.AsSpan(filled, (int)length - filled), filled);
            if (read == 0)
            {
                break; // cut while it was read
            }

            filled += read;
        }

        return filled;
    }
}
