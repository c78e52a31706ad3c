using Mnist.IO;

namespace Mnist.Formats;

/// <summary>What a format reads: a file, a folder or a stream.</summary>
public sealed class SampleInput
{
    private const int MostInMemory = 1 << 30;
    private const int PieceLength = 1 << 16;

    // A stream from where it stands; once looked at or taken into memory, what stands for it.
    private Stream? _stream;
    private long _start;
    private bool _isTaken;

    internal SampleInput(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Path = path;
    }

    internal SampleInput(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanRead)
        {
            throw new ArgumentException("The stream cannot be read; it may be closed, or open for writing only.", nameof(stream));
        }

        _stream = stream;
        _start = stream.CanSeek ? stream.Position : 0;
        Path = (stream as FileStream)?.Name ?? "(stream)";
    }

    /// <summary>The file or folder as it was given; for a stream, that of its file, or a name for errors.</summary>
    public string Path { get; }

    /// <summary>Whether it is a stream; else <see cref="Path"/> is there to be opened.</summary>
    public bool IsStream => _stream is not null;

    /// <summary>The files that samples come from, for refusing to write onto them.</summary>
    internal IReadOnlyList<string> Files => _stream is null or FileStream ? [System.IO.Path.GetFullPath(Path)] : [];

    /// <summary>Opens the content, which is decompressed if it is gzip. It is read forward, from its start; dispose it.</summary>
    /// <exception cref="IOException">The path is missing, or a folder.</exception>
    /// <exception cref="NotSupportedException">A stream that cannot seek was opened before.</exception>
    public Stream Open() => new OwnedContent(OpenData());

    internal DataFile OpenData() => _stream is null ? DataFile.Open(Path) : new DataFile(Path, Take(), isOwned: false);

    /// <summary>Opens the bytes as they are, to be read in any order.</summary>
    internal RandomInput OpenRandom(FileShare share = FileShare.Read)
    {
        if (_stream is null)
        {
            return new RandomInput(File.OpenHandle(Path, FileMode.Open, FileAccess.Read, share));
        }

        Keep();
        return new RandomInput(_stream, _start);
    }

    /// <summary>Makes sure that it can be opened several times: a stream that cannot seek is read into memory.</summary>
    internal void Keep()
    {
        if (_stream is null or { CanSeek: true })
        {
            return;
        }

        using Stream source = Take();
        var memory = new MemoryStream();
        byte[] piece = new byte[PieceLength];
        for (int read; (read = source.Read(piece)) > 0;)
        {
            if (memory.Length + read > MostInMemory)
            {
                throw new NotSupportedException(
                    $"The stream cannot seek, and holds more than the {ByteCount.ToText(MostInMemory)} that are read into memory; save it to a file and give its path.");
            }

            memory.Write(piece, 0, read);
        }

        (_stream, _start) = (memory, 0);
    }

    /// <summary>The first bytes as they are, which stay to be read.</summary>
    internal byte[] ReadHead(int length)
    {
        byte[] head = new byte[length];
        if (_stream is null)
        {
            using FileStream file = DataFile.OpenPlain(Path);
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
            throw new NotSupportedException($"{format} keeps samples in several files, which a stream cannot hold; {instead}");
        }
    }

    /// <summary>What the dataset of the samples is called, and its categories.</summary>
    internal DatasetIdentity Identify(SampleReadOptions options) =>
        _stream is null or FileStream || options.Dataset is not null ? ImportNaming.IdentityOf(Path, options.Dataset) : DatasetIdentity.Unnamed;

    private Stream Take()
    {
        if (_stream!.CanSeek)
        {
            _stream.Position = _start;
        }
        else if (_isTaken)
        {
            throw new NotSupportedException("The stream was read already and cannot seek; read its samples once, or import them.");
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
