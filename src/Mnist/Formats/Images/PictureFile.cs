using Mnist.Imaging;

namespace Mnist.Formats.Images;

/// <summary>Reads picture files: PNG by ourselves, JPEG and BMP by the plugin. Told by their bytes, not by their names.</summary>
internal sealed class PictureFile
{
    /// <summary>The most bytes that a picture file may have.</summary>
    public const int MaximumLength = 256 << 20;

    private readonly PictureDecoding _pictures = new();
    private byte[] _buffer = new byte[4096];

    /// <summary>Reads a file.</summary>
    /// <param name="path">PNG, JPEG or BMP.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="DatasetFormatException">The file is damaged, too large, or no picture.</exception>
    public Picture Read(string path, CancellationToken cancellationToken = default)
    {
        int length = Load(path); // may replace the buffer
        return _pictures.Read(_buffer.AsSpan(0, length), path, cancellationToken);
    }

    /// <summary>Reads a stream to its end.</summary>
    /// <param name="stream">PNG, JPEG or BMP; need not be seekable.</param>
    /// <param name="name">What messages call it.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="DatasetFormatException">The content is damaged, too large, or no picture.</exception>
    public Picture Read(Stream stream, string name, CancellationToken cancellationToken = default)
    {
        int filled = 0;
        for (int read; filled <= MaximumLength && (read = stream.Read(_buffer.AsSpan(filled))) > 0;)
        {
            filled += read;
            if (filled == _buffer.Length)
            {
                Array.Resize(ref _buffer, 2 * filled);
            }
        }

        return filled is 0 or > MaximumLength ? throw WrongLength(name, filled) : _pictures.Read(_buffer.AsSpan(0, filled), name, cancellationToken);
    }

    private static DatasetFormatException WrongLength(string path, long length) => Picture.Invalid(
        path, FormattableString.Invariant($"a picture of 1 to {MaximumLength} bytes"), FormattableString.Invariant($"{length}"), offset: 0);

    private int Load(string path)
    {
        using Microsoft.Win32.SafeHandles.SafeFileHandle file = File.OpenHandle(path);
        long length = RandomAccess.GetLength(file);
        if (length is 0 or > MaximumLength)
        {
            throw WrongLength(path, length);
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
