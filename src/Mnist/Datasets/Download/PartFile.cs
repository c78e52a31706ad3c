using Mnist.IO;

namespace Mnist.Datasets.Download;

/// <summary>
/// An incomplete download: <c>name.part</c>, with the address of its bytes in <c>name.part.from</c> beside it. It remains if the process
/// is killed, so that the next one can resume. A lock that ends with the process gives it to one process at a time.
/// </summary>
internal sealed class PartFile : IDisposable
{
    private const string Suffix = ".part";
    private const string NoteSuffix = ".from";
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(50);

    private readonly FileStream _file;
    private readonly Stream _output;
    private bool _isDiscarded;

    private PartFile(FileStream file, Func<Stream, Stream>? wrap)
    {
        _file = file;
        _output = wrap?.Invoke(file) ?? file;
    }

    /// <summary>Waits until no other process downloads the file, and locks the part.</summary>
    /// <param name="target">The path of the file or archive. The part is beside it.</param>
    /// <param name="options">The options of the download.</param>
    /// <param name="onWait">Called once if another process has the lock.</param>
    /// <param name="cancellationToken">Cancels the waiting.</param>
    /// <returns>The part, and whether another process had the lock.</returns>
    /// <exception cref="StoreException">The folder cannot be written.</exception>
    public static async Task<(PartFile Part, bool HasWaited)> ClaimAsync(
        string target, SaveOptions options, Action onWait, CancellationToken cancellationToken)
    {
        bool hasWaited = false;
        while (true)
        {
            try
            {
                Directory.CreateDirectory(Path.GetDirectoryName(target)!); // a failed download removes its empty folder
                var file = new FileStream(target + Suffix, new FileStreamOptions
                {
                    Mode = FileMode.OpenOrCreate,
                    Access = FileAccess.ReadWrite,
                    Share = FileShare.None,
                    BufferSize = 0,
                });
                return (new PartFile(file, options.WrapOutput), hasWaited);
            }
            catch (IOException exception) when (SharingViolation.Is(exception))
            {
                if (!hasWaited)
                {
                    hasWaited = true;
                    onWait();
                }

                await Task.Delay(s_interval, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                throw new StoreException(target, exception.Message, exception);
            }
        }
    }

    /// <summary>Removes the parts of killed processes, but not those of running ones.</summary>
    public static void RemoveDead(string target)
    {
        try
        {
            if (File.Exists(target + Suffix))
            {
                using var claim = new PartFile(new FileStream(target + Suffix, FileMode.Open, FileAccess.ReadWrite, FileShare.None), wrap: null);
                claim.Discard();
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The process is running, or the store is read-only.
        }
    }

    /// <summary>The bytes so far, as a seekable stream.</summary>
    public Stream Content => _file;

    /// <summary>The number of bytes.</summary>
    public long Length => _file.Length;

    /// <summary>The number of bytes that stay on disk, from which the next download continues.</summary>
    public long Kept => !_isDiscarded && File.Exists(NotePath) ? Length : 0;

    private string NotePath => _file.Name + NoteSuffix;

    /// <summary>Returns where to resume a download from this address; null to start from the beginning.</summary>
    public ResumePoint? GetResumePoint(string address)
    {
        if (Length == 0 || !File.Exists(NotePath))
        {
            return null;
        }

        string[] note = File.ReadAllLines(NotePath);
        return note is [string from, { Length: > 0 } validator] && from == address ? new ResumePoint(Length, validator) : null;
    }

    /// <summary>Prepares for bytes from an offset on.</summary>
    /// <param name="offset">The offset. Later bytes are removed.</param>
    /// <param name="address">The address of the bytes.</param>
    /// <param name="validator">The value for If-Range; null if the download cannot resume.</param>
    public void Begin(long offset, string address, string? validator) => Guard(() =>
    {
        _file.SetLength(offset);
        _file.Position = offset;
        if (offset == 0)
        {
            File.Delete(NotePath);
            if (validator is not null)
            {
                File.WriteAllText(NotePath, $"{address}\n{validator}\n");
            }
        }
    });

    /// <summary>Adds bytes.</summary>
    /// <exception cref="StoreException">The bytes cannot be written.</exception>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        try
        {
            _output.Write(bytes);
        }
        catch (IOException exception)
        {
            throw new StoreException(_file.Name, exception.Message, exception);
        }
    }

    /// <summary>Removes all bytes.</summary>
    public void Clear() => Guard(() =>
    {
        _file.SetLength(0);
        File.Delete(NotePath);
    });

    /// <summary>Removes the part when it is disposed, because it is complete or useless.</summary>
    public void Discard() => _isDiscarded = true;

    public void Dispose()
    {
        bool remove = _isDiscarded || _file.Length == 0 || !File.Exists(NotePath); // without a note it cannot be resumed
        if (!remove)
        {
            _file.Dispose();
            return;
        }

        // While the file is locked, so that nobody takes a part that is about to be removed. Windows does not remove an open file.
        if (!OperatingSystem.IsWindows())
        {
            Remove();
            _file.Dispose();
            return;
        }

        _file.Dispose();
        Remove();
    }

    private void Remove()
    {
        try
        {
            File.Delete(NotePath);
            File.Delete(_file.Name);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Another process has just taken it and will remove it.
        }
    }

    private void Guard(Action write)
    {
        try
        {
            write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StoreException(_file.Name, exception.Message, exception);
        }
    }
}
