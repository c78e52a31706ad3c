namespace Mnist;

/// <summary>Takes parts for one process: by a lock on the file, which dies with its process.</summary>
internal static class PartClaim
{
    private const string Suffix = ".part";
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(50);

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
}
