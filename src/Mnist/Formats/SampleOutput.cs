using System.IO.Compression;
using Mnist.IO;

namespace Mnist.Formats;

/// <summary>The file, folder or stream that a format writes. A file or folder is moved to its place at the end.</summary>
public sealed class SampleOutput : IDisposable
{
    private readonly Stream? _target;
    private PendingFile? _file;
    private Stream? _opened;

    internal SampleOutput(string path, Overwrite overwrite = Overwrite.Replace)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Path = path;
        Overwrite = overwrite;
    }

    internal SampleOutput(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanWrite)
        {
            throw new ArgumentException("The stream cannot be written. Use a stream that is open for writing.", nameof(stream));
        }

        _target = stream;
        Path = (stream as FileStream)?.Name ?? "(stream)";
    }

    /// <summary>The path of the file or folder. For a stream, the path of its file, or a name for error messages.</summary>
    public string Path { get; }

    /// <summary>True for a stream, false for a file or folder.</summary>
    public bool IsStream => _target is not null;

    /// <summary>What to do if the file or folder exists.</summary>
    public Overwrite Overwrite { get; }

    internal Binarization? Binarization { get; init; }

    internal Stream Open(bool isSought)
    {
        if (_target is null)
        {
            _file = new PendingFile(Path, Overwrite);
            return _opened = !isSought && Path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)
                ? new GZipStream(_file.Stream, CompressionLevel.Optimal, leaveOpen: true)
                : _file.Stream;
        }

        // A stream that cannot seek or has content is written from memory at the end.
        bool isDirect = !isSought || (_target.CanSeek && _target.CanRead && _target.Length == 0);
        return _opened = isDirect ? _target : new MemoryStream();
    }

    internal void RequirePath(string format, string instead)
    {
        if (IsStream)
        {
            throw new NotSupportedException($"{format} makes several files, but a stream is only one. Use {instead}.");
        }
    }

    internal void Commit()
    {
        if (_opened is GZipStream)
        {
            _opened.Dispose(); // writes the trailer
        }

        _file?.Commit();
        if (_target is not null && _opened is not null)
        {
            if (_opened != _target)
            {
                ((MemoryStream)_opened).WriteTo(_target);
            }

            _target.Flush();
        }
    }

    /// <summary>Removes an incomplete file. The writer calls it.</summary>
    public void Dispose() => _file?.Dispose();
}
