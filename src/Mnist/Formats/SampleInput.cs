using Mnist.IO;
using Mnist.IO.Zip;

namespace Mnist.Formats;

/// <summary>The file, folder or stream that a format reads.</summary>
public sealed class SampleInput
{
    private const int MostInMemory = 1 << 30;
    private const int PieceLength = 1 << 16;

    // The stream, or its replacement after the first bytes or all were read into memory.
    private Stream? _stream;
    private long _start;
    private bool _isTaken;

    // The content of a member of a ZIP file that is read in any order.
    private MemoryStream? _member;

    internal SampleInput(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Path = path;
    }

    internal SampleInput(Stream stream)
        : this(stream, (stream as FileStream)?.Name ?? "(stream)")
    {
    }

    internal SampleInput(Stream stream, string name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanRead)
        {
            throw new ArgumentException("The stream cannot be read. Use a stream that is open for reading.", nameof(stream));
        }

        _stream = stream;
        _start = stream.CanSeek ? stream.Position : 0;
        Path = name;
    }

    /// <summary>The path of the file or folder. For a stream, the path of its file, or a name for error messages.</summary>
    public string Path { get; }

    /// <summary>True for a stream, false for a file or folder.</summary>
    public bool IsStream => _stream is not null;

    /// <summary>True for a member of a ZIP file on disk, such as <c>archive.zip/train.csv</c>.</summary>
    internal bool IsMember => _stream is null && !System.IO.Path.Exists(Path) && ZipPath.TrySplit(Path, out _, out _);

    /// <summary>The files of the samples, which must not be overwritten while they are read.</summary>
    internal IReadOnlyList<string> Files => _stream is null or FileStream ? [ZipPath.FileOf(Path)] : [];

    /// <summary>Opens the content at its start, decompressed if it is gzipped. The caller disposes it.</summary>
    /// <exception cref="IOException">The file does not exist, or is a folder.</exception>
    /// <exception cref="NotSupportedException">The stream cannot seek and was opened before.</exception>
    public Stream Open() => new OwnedContent(OpenData());

    internal DataFile OpenData() => _stream is null ? DataFile.Open(Path) : new DataFile(Path, Take(), isOwned: false);

    /// <summary>Opens the bytes for random access, not decompressed.</summary>
    internal RandomInput OpenRandom(FileShare share = FileShare.Read)
    {
        if (_stream is null && IsMember)
        {
            using Stream member = DataFile.OpenPlain(Path);
            return new RandomInput(_member ??= ReadAll(member, $"'{Path}'"), 0);
        }

        if (_stream is null)
        {
            DataFile.RequireNoFolder(Path);
            return new RandomInput(File.OpenHandle(Path, FileMode.Open, FileAccess.Read, share));
        }

        Keep();
        return new RandomInput(_stream, _start);
    }

    /// <summary>Reads a stream that cannot seek into memory, so that it can be opened several times.</summary>
    internal void Keep()
    {
        if (_stream is null or { CanSeek: true })
        {
            return;
        }

        using Stream source = Take();
        (_stream, _start) = (ReadAll(source, "The stream"), 0);
    }

    /// <summary>Returns the first bytes, not decompressed, without consuming them.</summary>
    internal byte[] ReadHead(int length)
    {
        byte[] head = new byte[length];
        if (_stream is null)
        {
            using Stream file = DataFile.OpenPlain(Path);
            return head[..file.ReadAtLeast(head, length, throwOnEndOfStream: false)];
        }

        if (!_stream.CanSeek)
        {
            var peeked = new PeekedStream(_stream, length);
            _stream = peeked;
            return peeked.Head.ToArray();
        }

        _stream.Position = _start;
        head = head[.._stream.ReadAtLeast(head, length, throwOnEndOfStream: false)];
        _stream.Position = _start;
        return head;
    }

    internal void RequirePath(string format, string instead)
    {
        if (IsStream)
        {
            throw new NotSupportedException($"{format} needs several files, but a stream is only one. Use {instead}.");
        }
    }

    /// <summary>Returns name and categories of the dataset of the samples.</summary>
    internal DatasetIdentity Identify(SampleReadOptions options) =>
        _stream is null or FileStream || options.Dataset is not null ? ImportNaming.IdentityOf(Path, options)
        : options.CategoryNames is null ? DatasetIdentity.Unnamed
        : new DatasetIdentity("", options.CategoryNames);

    private static MemoryStream ReadAll(Stream source, string name)
    {
        var memory = new MemoryStream();
        byte[] piece = new byte[PieceLength];
        for (int read; (read = source.Read(piece)) > 0;)
        {
            if (memory.Length + read > MostInMemory)
            {
                throw new NotSupportedException(
                    $"{name} cannot seek and has more than {ByteCount.ToText(MostInMemory)}, the most that is read into memory. Save it to a file and use its path.");
            }

            memory.Write(piece, 0, read);
        }

        return memory;
    }

    private Stream Take()
    {
        if (_stream!.CanSeek)
        {
            _stream.Position = _start;
        }
        else if (_isTaken)
        {
            throw new NotSupportedException("The stream cannot seek and was read before. Read its samples only once, or use Import.");
        }

        _isTaken = true;
        return _stream;
    }

    /// <summary>Disposes the file with its content.</summary>
    private sealed class OwnedContent(DataFile file) : ForwardStream
    {
        public override int Read(Span<byte> buffer)
        {
            try
            {
                return file.Content.Read(buffer);
            }
            catch (InvalidDataException exception)
            {
                throw new DatasetFormatException(file.Path, "valid gzip data", "damaged or cut data", hint: exception.Message, innerException: exception);
            }
        }

        protected override void Dispose(bool disposing)
        {
            file.Dispose();
            base.Dispose(disposing);
        }
    }
}
