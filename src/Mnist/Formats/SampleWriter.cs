using Mnist.IO;

namespace Mnist.Formats;

/// <summary>Writes samples, one after another, to a file or folder that is written completely or not at all, or to a stream.</summary>
/// <remarks>
/// <see cref="Complete"/> moves the result to its place. If the writer is disposed without it, an old file or folder stays. Memory is
/// bounded. Not thread-safe.
/// </remarks>
public abstract class SampleWriter : IDisposable
{
    private readonly List<string> _targets = [];
    private readonly SampleOutput _output;
    private SampleOrigin? _lastOrigin;
    private bool _isFinished;

    /// <summary>Starts a writer.</summary>
    /// <param name="output">The output that <see cref="SampleFormat{TRead,TWrite}.Create"/> received.</param>
    protected SampleWriter(SampleOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        _output = output;
    }

    /// <summary>The number of samples written so far.</summary>
    public long Count { get; private set; }

    /// <summary>Writes one sample.</summary>
    /// <exception cref="ArgumentException">The format cannot hold the sample, or it does not fit the samples before it.</exception>
    /// <exception cref="IOException">The disk is full or missing, or the sample is from the file that is being written.</exception>
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
        GC.KeepAlive(sample); // it may own the memory of its span
    }

    /// <summary>Writes a whole set.</summary>
    /// <param name="samples">The samples, in order.</param>
    /// <param name="progress">Receives the number of written samples from time to time.</param>
    /// <param name="cancellationToken">Cancels the writing.</param>
    /// <exception cref="InvalidOperationException"><see cref="Complete"/> or <see cref="Dispose()"/> was called before.</exception>
    public void Write(SampleSet samples, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(samples);
        RequireOpen();
        RefuseOwnSource(samples.Origin); // also for a set without samples
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

    /// <summary>Moves the result to its place.</summary>
    /// <param name="cancellationToken">Cancels the remaining work, such as compression. The old file or folder then stays.</param>
    /// <exception cref="IOException">The disk is full or missing, or a file now exists that must not be replaced.</exception>
    /// <exception cref="InvalidOperationException">It was called before, even if it failed, or the writer is disposed.</exception>
    public void Complete(CancellationToken cancellationToken = default)
    {
        RequireOpen();
        _isFinished = true;
        Finish(cancellationToken);
        _output.Commit();
    }

    /// <summary>Removes an incomplete result.</summary>
    public void Dispose()
    {
        _isFinished = true;
        Dispose(disposing: true);
        _output.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Opens the stream, or a file that is moved to its place at the end. Do not dispose it.</summary>
    /// <param name="isSought">
    /// True if the writer seeks, or uses position or length. Otherwise a file is compressed if its name ends in .gz.
    /// </param>
    /// <exception cref="IOException">The file exists and must not be replaced, or it cannot be created.</exception>
    protected Stream OpenFile(bool isSought = false)
    {
        Stream stream = _output.Open(isSought);
        if (!_output.IsStream || stream is FileStream)
        {
            AddTarget(_output.Path);
        }

        return stream;
    }

    /// <summary>Adds a file that this writer will replace, so that samples from it are refused.</summary>
    protected void AddTarget(string path) => _targets.Add(OverwriteGuard.Identify(path));

    /// <summary>Prepares for the next set. If it is empty, the writer still learns its split and size.</summary>
    protected virtual void Begin(SampleSet samples)
    {
    }

    /// <summary>Writes one sample in the format.</summary>
    protected abstract void WriteSample(MnistSample sample);

    /// <summary>Writes the end. Called once, before the file of <see cref="OpenFile"/> is moved to its place.</summary>
    protected abstract void Finish(CancellationToken cancellationToken);

    /// <summary>Removes an incomplete result.</summary>
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
