namespace Mnist.IO;

/// <summary>Opens a file that may be compressed. Its bytes decide, not its name.</summary>
internal sealed class DataFile : IDisposable
{
    private DataFile(string path, FileStream file, bool isGzip)
    {
        Path = path;
        File = file;
        IsGzip = isGzip;
        Content = isGzip ? new GunzipStream(file) : file;
    }

    public string Path { get; }

    /// <summary>The file itself.</summary>
    public FileStream File { get; }

    /// <summary>The decompressed content.</summary>
    public Stream Content { get; }

    public bool IsGzip { get; }

    /// <summary>The largest possible length of the content in bytes: that of a plain file, or a bound for gzip.</summary>
    public long MaximumLength => IsGzip ? Math.Min(File.Length, long.MaxValue / Deflate.MaximumRatio) * Deflate.MaximumRatio : File.Length;

    public static DataFile Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (Directory.Exists(path))
        {
            throw new IOException($"'{path}' is a folder. Use the path of a file.");
        }

        // The decompressor reads 8 KiB at a time, so a buffer helps. Plain files are read in large pieces.
        var file = new FileStream(path, new FileStreamOptions { BufferSize = 1 << 17, Options = FileOptions.SequentialScan });
        try
        {
            if (!file.CanSeek)
            {
                throw new IOException($"'{path}' is a pipe or a device. Save its data to a file and use that file.");
            }

            Span<byte> magic = stackalloc byte[2];
            bool isGzip = file.ReadAtLeast(magic, 2, throwOnEndOfStream: false) == 2 && magic[0] == 0x1F && magic[1] == 0x8B;
            file.Position = 0;
            return new DataFile(path, file, isGzip);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        Content.Dispose();
        File.Dispose();
    }
}
