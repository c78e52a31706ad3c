using Mnist.IO;

namespace Mnist.Formats;

/// <summary>Writes samples, one after another, to a file or folder that appears whole at the end or not at all.</summary>
/// <remarks>
/// <see cref="Complete"/> puts the result in its place; disposing without it leaves what was there before. Writers hold a bounded
/// window of what passes through. Not thread-safe.
/// </remarks>
public abstract class SampleWriter : IDisposable
{
    private readonly List<string> _targets = [];
    private readonly SampleOutput _output;
    private SampleOrigin? _lastOrigin;
    private bool _isFinished;

    /// <summary>Starts a writer.</summary>
    /// <param name="output">What <see cref="SampleFormat{TRead,TWrite}.Create"/> got.</param>
    protected SampleWriter(SampleOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        _output = output;
    }

    /// <summary>The number of samples written so far.</summary>
    public long Count { get; private set; }

    /// <summary>Writes one sample.</summary>
    /// <exception cref="ArgumentException">The format cannot hold it, or it does not fit those before.</exception>
    /// <exception cref="IOException">The disk is full or gone, or the sample is read from the file that is being written.</exception>
    /// <exception cref="InvalidOperationException"><see cref="Complete"/> or <see cref="Dispose()"/> was called before.</exception>
    public void Write(MnistSample sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        RequireOpen();
        if (!ReferenceEquals(sample.Origin, _lastOrigin))
        {
            RefuseOwnSource(sample.Origin);
            _lastOrigin = sample.Origin;
        }

        WriteSample(_output.Binarization?.Apply(sample) ?? sample);
        Count++;
        GC.KeepAlive(sample); // may own the mapping that its span points into
    }

    /// <summary>Writes a whole set.</summary>
    /// <param name="samples">The samples, in order.</param>
    /// <param name="progress">Told the number of samples written, now and then.</param>
    /// <param name="cancellationToken">Cancels the writing.</param>
    /// <exception cref="InvalidOperationException"><see cref="Complete"/> or <see cref="Dispose()"/> was called before.</exception>
    public void Write(SampleSet samples, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(samples);
        RequireOpen();
        RefuseOwnSource(samples.Origin); // also where none of its samples is left
        samples.Load(cancellationToken);
        Begin(samples);
        foreach (MnistSample sample in samples)
        {
            Write(sample);
            if (Count % 256 == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                progress?.Report(Count);
            }
        }
    }

    /// <summary>Puts the result in its place.</summary>
    /// <param name="cancellationToken">Ends the work that is left, such as compressing; nothing is put in place then.</param>
    /// <exception cref="IOException">The disk is full or gone, or something has come meanwhile that must not be replaced.</exception>
    /// <exception cref="InvalidOperationException">It was called before, also where that did not end well, or the writer is disposed.</exception>
    public void Complete(CancellationToken cancellationToken = default)
    {
        RequireOpen();
        _isFinished = true;
        Finish(cancellationToken);
        _output.Commit();
    }

    /// <summary>Removes what is not complete.</summary>
    public void Dispose()
    {
        _isFinished = true;
        Dispose(disposing: true);
        _output.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Opens the file, whose writing is put in place at the end, or the stream. Do not dispose it.</summary>
    /// <param name="isSought">
    /// Whether the writer seeks, asks where it stands, or reads or cuts what it wrote; else a file whose name ends in .gz is compressed.
    /// </param>
    /// <exception cref="IOException">The file must not be replaced, or cannot be made.</exception>
    protected Stream OpenFile(bool isSought = false)
    {
        Stream stream = _output.Open(isSought);
        if (!_output.IsStream || stream is FileStream)
        {
            AddTarget(_output.Path);
        }

        return stream;
    }

    /// <summary>Names a file that this writer will replace, so that samples that are read from it are refused.</summary>
    protected void AddTarget(string path) => _targets.Add(OverwriteGuard.Identify(path));

    /// <summary>Tells what set comes next, so that an empty one leaves its split and shape behind.</summary>
    protected virtual void Begin(SampleSet samples)
    {
    }

    /// <summary>Writes one sample in the format.</summary>
    protected abstract void WriteSample(MnistSample sample);

    /// <summary>Writes what comes last. Called once; what <see cref="OpenFile"/> gave is put in its place afterwards.</summary>
    protected abstract void Finish(CancellationToken cancellationToken);

    /// <summary>Removes what is not complete.</summary>
    protected abstract void Dispose(bool disposing);

    private void RequireOpen()
    {
        if (_isFinished)
        {
            throw new InvalidOperationException("The writer is complete or disposed. Create another one.");
        }
    }

    private void RefuseOwnSource(SampleOrigin origin)
    {
        StringComparison comparison = OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        foreach (string source in origin.Files.Select(OverwriteGuard.Identify))
        {
            if (_targets.Any(target => target.Equals(source, comparison)))
            {
                throw new IOException($"'{source}' is being read. Write to another file and rename it afterwards.");
            }
        }
    }
}
