using Mnist.IO;

namespace Mnist.Datasets.Download;

/// <summary>
/// What was fetched of a file so far: <c>name.part</c>, and beside it <c>name.part.from</c>, which says where the bytes are from. It
/// outlives a killed process, so that the next one can resume. One process at a time holds it, by a lock that ends with the process.
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

    /// <summary>Waits until no other process is fetching the file, and takes it.</summary>
    /// <param name="target">The file or archive; the part is beside it.</param>
    /// <param name="options">Of the saving.</param>
    /// <param name="onWait">Told once, when another process has it.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The part, and whether another process had it.</returns>
    /// <exception cref="StoreException">The folder cannot be written.</exception>
    public static async Task<(PartFile Part, bool HasWaited)> ClaimAsync(
        string target, SaveOptions options, Action onWait, CancellationToken cancellationToken)
    {
        bool hasWaited = false;
        while (true)
        {
            try
            {
                Directory.CreateDirectory(Path.GetDirectoryName(target)!); // a saving that failed removes its empty folder
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

    /// <summary>Removes what killed processes left of a file, unless a living one has it.</summary>
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
            // Its process is alive, or the store is not ours to write.
        }
    }

    /// <summary>The bytes so far; seekable.</summary>
    public Stream Content => _file;

    /// <summary>How many.</summary>
    public long Length => _file.Length;

    private string NotePath => _file.Name + NoteSuffix;

    /// <summary>Where to go on when the file is fetched from this address; null for the start.</summary>
    public ResumePoint? GetResumePoint(string address)
    {
        if (Length == 0 || !File.Exists(NotePath))
        {
            return null;
        }

        string[] note = File.ReadAllLines(NotePath);
        return note is [string from, { Length: > 0 } validator] && from == address ? new ResumePoint(Length, validator) : null;
    }

    /// <summary>Prepares for bytes from a place on.</summary>
    /// <param name="offset">The place; what is there after it is cut off.</param>
    /// <param name="address">Where the bytes are from.</param>
    /// <param name="validator">What to resume with later; null where that is not possible.</param>
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
    /// <exception cref="StoreException">They cannot be written.</exception>
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

    /// <summary>Starts anew.</summary>
    public void Clear() => Guard(() =>
    {
        _file.SetLength(0);
        File.Delete(NotePath);
    });

    /// <summary>The file is complete or useless: removes the part.</summary>
    public void Discard() => _isDiscarded = true;

    public void Dispose()
    {
        bool remove = _isDiscarded || _file.Length == 0 || !File.Exists(NotePath); // without a note it cannot be resumed
        if (!remove)
        {
            _file.Dispose();
            return;
        }

        // While the file is held, so that nobody takes a part that is about to vanish; Windows does not remove an open file.
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
            // Another process took it in this moment, and removes it.
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
