namespace Mnist;

/// <summary>
/// What was fetched of a file so far: <c>name.part</c>, and beside it <c>name.part.from</c>, which says where the bytes are from. It
/// outlives a killed process, so that the next one can resume. One process at a time holds it.
/// </summary>
internal sealed class PartFile : IDisposable
{
    private const string NoteSuffix = ".from";

    private readonly FileStream _file;
    private readonly Stream _output;
    private bool _isDiscarded;

    /// <summary>Takes over a file that was opened for this process alone.</summary>
    public PartFile(FileStream file, Func<Stream, Stream>? wrap)
    {
        _file = file;
        _output = wrap?.Invoke(file) ?? file;
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
