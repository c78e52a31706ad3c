using System.IO.Compression;
using Mnist.IO;

namespace Mnist.Formats;

/// <summary>What a format writes to: a file or folder that appears whole at the end, or a stream.</summary>
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
            throw new ArgumentException("The stream cannot be written; it may be closed, or open for reading only.", nameof(stream));
        }

        _target = stream;
        Path = (stream as FileStream)?.Name ?? "(stream)";
    }

    /// <summary>The file or folder as it was given; for a stream, that of its file, or a name for errors.</summary>
    public string Path { get; }

    /// <summary>Whether it is a stream; else <see cref="Path"/> is where to write.</summary>
    public bool IsStream => _target is not null;

    /// <summary>What to do when the file or folder is there already.</summary>
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

        // What has content or cannot seek is written at the end, from memory.
        bool isDirect = !isSought || (_target.CanSeek && _target.CanRead && _target.Length == 0);
        return _opened = isDirect ? _target : new MemoryStream();
    }

    internal void RequirePath(string format, string instead)
    {
        if (IsStream)
        {
            throw new NotSupportedException($"{format} makes several files, which a stream cannot hold; {instead}");
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

    /// <summary>Removes what is not complete; the writer does it.</summary>
    public void Dispose() => _file?.Dispose();
}
