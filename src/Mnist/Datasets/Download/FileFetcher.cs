using System.Net;
using Mnist.IO;

namespace Mnist.Datasets.Download;

/// <summary>Downloads a file from the first mirror that provides it, and verifies the bytes.</summary>
internal sealed class FileFetcher(MirrorClient client, SaveOptions options, DatasetCatalog catalog)
{
    // A mirror that interrupts often is tried again as long as the file grows.
    private const long Advance = 1 << 20;

    private readonly Transfer _transfer = new(client, options);

    /// <summary>Downloads and verifies a file and passes it on.</summary>
    /// <exception cref="DownloadException">No mirror provided the file.</exception>
    /// <exception cref="DatasetIntegrityException">Every mirror sent the wrong bytes.</exception>
    /// <exception cref="StoreException">The file cannot be written.</exception>
    public async Task FetchAsync(Delivery delivery, PartFile part, FileProgress progress, CancellationToken cancellationToken)
    {
        var failures = new List<(MirrorFailure Failure, Exception Exception)>();
        foreach (Mirror mirror in delivery.Mirrors)
        {
            try
            {
                await FetchAsync(delivery, mirror, part, progress, cancellationToken).ConfigureAwait(false);
                part.Discard();
                progress.Finish(Mirror.Describe(mirror.AddressOf(delivery.Name)));
                return;
            }
            catch (Exception exception) when (Failure.IsOfMirror(exception, cancellationToken))
            {
                var failure = new MirrorFailure(Mirror.Describe(mirror.AddressOf(delivery.Name)), Failure.Describe(exception));
                failures.Add((failure, exception));
                progress.Fail(failure);
            }
        }

        throw Failure.Summarize(delivery, failures, part.Kept);
    }

    private async Task FetchAsync(Delivery delivery, Mirror mirror, PartFile part, FileProgress progress, CancellationToken cancellationToken)
    {
        for (int attempt = 0; ; attempt++)
        {
            long before = part.Length;
            bool isResumed = false;
            TimeSpan wait = TimeSpan.Zero;
            try
            {
                isResumed = await _transfer.RunAsync(delivery, mirror, part, progress, cancellationToken).ConfigureAwait(false);
                Judge(delivery, mirror, part, cancellationToken);
                return;
            }
            catch (ContentException) when (isResumed)
            {
                // The first half may have been damaged.
                part.Clear();
            }
            catch (ContentException)
            {
                part.Clear();
                throw;
            }
            catch (AnswerException exception) when (exception.Status == HttpStatusCode.RequestedRangeNotSatisfiable && before > 0)
            {
                part.Clear();
            }
            catch (Exception exception) when (Failure.IsOfMirror(exception, cancellationToken))
            {
                attempt = part.Length - before >= Advance && before > 0 ? 0 : attempt;
                if (Failure.GetWait(exception, attempt, options) is not TimeSpan span)
                {
                    throw;
                }

                wait = span;
            }

            await Task.Delay(wait, cancellationToken).ConfigureAwait(false);
        }
    }

    private void Judge(Delivery delivery, Mirror mirror, PartFile part, CancellationToken cancellationToken)
    {
        bool isMd5Decisive = delivery is { Sha256: null, IsContentKnown: false, Md5: not null };
        var digests = FileDigests.Compute(part.Content, maximumRawSize: 0, isMd5Decisive, cancellationToken);
        bool isProven = isMd5Decisive ? digests.Md5 == delivery.Md5 : digests.Sha256 == delivery.Sha256;
        bool mayBeRepacked = delivery.IsContentKnown && (!mirror.IsPublished || delivery.Sha256 is null);
        if (!isProven && !mayBeRepacked)
        {
            throw Mismatch(delivery, digests, part, cancellationToken);
        }

        part.Content.Position = 0;
        try
        {
            delivery.Accept(part.Content, isProven, cancellationToken);
        }
        catch (ContentException exception) when (exception.IdentifiedAs is null)
        {
            throw Identify(delivery, part, cancellationToken) is string identity
                ? new ContentException($"{exception.Message}; it is {identity}", exception.Expected, exception.Actual, identity)
                : exception;
        }
    }

    private ContentException Mismatch(Delivery delivery, FileDigests digests, PartFile part, CancellationToken cancellationToken)
    {
        string? identity = Identify(delivery, part, cancellationToken);
        (string kind, string? expected, string? actual) = delivery.Sha256 is null
            ? ("MD5", delivery.Md5, digests.Md5)
            : ("SHA-256", delivery.Sha256, digests.Sha256);
        return new ContentException(
            $"the {kind} of the {digests.Size} bytes is {actual}, expected {expected}{(identity is null ? "" : $"; they are {identity}")}", expected, actual, identity);
    }

    private string? Identify(Delivery delivery, PartFile part, CancellationToken cancellationToken)
    {
        string? identity = catalog.Digests.Identify(FileDigests.Compute(part.Content, catalog.Digests.LargestContent, catalog.Digests.NeedMd5, cancellationToken));
        return identity == $"{delivery.Dataset} {delivery.Name}" ? null : identity;
    }
}

/// <summary>A file or archive to download, and what to do with it.</summary>
internal sealed record Delivery
{
    /// <summary>The dataset or datasets, for messages.</summary>
    public required string Dataset { get; init; }

    /// <summary>The published name.</summary>
    public required string Name { get; init; }

    /// <summary>The size in bytes, if published.</summary>
    public long? Size { get; init; }

    /// <summary>The largest possible size in bytes, with any compression.</summary>
    public required long MaximumSize { get; init; }

    /// <summary>The published SHA-256.</summary>
    public string? Sha256 { get; init; }

    /// <summary>The published MD5, used only if no SHA-256 is known.</summary>
    public string? Md5 { get; init; }

    /// <summary>True if the digest of the content is known. A mirror may then use another compression.</summary>
    public bool IsContentKnown { get; init; }

    /// <summary>The first bytes of such files.</summary>
    public required byte[] Magic { get; init; }

    /// <summary>The kind of file, for messages.</summary>
    public required string Kind { get; init; }

    /// <summary>The mirrors to try, in order.</summary>
    public required IReadOnlyList<Mirror> Mirrors { get; init; }

    /// <summary>Unpacks the bytes to their final place. The flag tells if they have the published digest.</summary>
    public required Action<Stream, bool, CancellationToken> Accept { get; init; }
}
