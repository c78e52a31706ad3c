using System.Net;

namespace Mnist;

/// <summary>Brings a file from the first mirror that gives it, and judges the bytes.</summary>
internal sealed class FileFetcher(MirrorClient client, SaveOptions options, Catalog catalog)
{
    // A mirror that breaks off again and again is worth asking again as long as it brings the file forward.
    private const long Advance = 1 << 20;

    private readonly Transfer _transfer = new(client, options);

    /// <summary>Fetches, verifies and hands over.</summary>
    /// <exception cref="DownloadException">No mirror gave the file.</exception>
    /// <exception cref="DatasetIntegrityException">Every mirror gave other bytes.</exception>
    /// <exception cref="StoreException">The disk does not take it.</exception>
    public async Task FetchAsync(Delivery delivery, PartFile part, FileProgress progress, CancellationToken cancellationToken)
    {
        var failures = new List<(MirrorFailure Failure, Exception Exception)>();
        foreach (Mirror mirror in delivery.Mirrors)
        {
            try
            {
                await FetchAsync(delivery, mirror, part, progress, cancellationToken).ConfigureAwait(false);
                part.Discard();
                return;
            }
            catch (Exception exception) when (Failure.IsOfMirror(exception, cancellationToken))
            {
                failures.Add((new MirrorFailure(Mirror.Describe(mirror.AddressOf(delivery.Name)), Failure.Describe(exception)), exception));
            }
        }

        throw Failure.Summarize(delivery, failures);
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
                // The first half may have been the bad one.
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

/// <summary>A file or archive that is wanted, and what is to be done with it.</summary>
internal sealed record Delivery
{
    /// <summary>The dataset or datasets, for messages.</summary>
    public required string Dataset { get; init; }

    /// <summary>The published name.</summary>
    public required string Name { get; init; }

    /// <summary>Its bytes, where published.</summary>
    public long? Size { get; init; }

    /// <summary>More bytes than this cannot be right, whoever packed them.</summary>
    public required long MaximumSize { get; init; }

    /// <summary>The published SHA-256.</summary>
    public string? Sha256 { get; init; }

    /// <summary>The published MD5; it decides only without any SHA-256.</summary>
    public string? Md5 { get; init; }

    /// <summary>The digest of the content is known, so that a mirror may have packed it anew.</summary>
    public bool IsContentKnown { get; init; }

    /// <summary>How such files start.</summary>
    public required byte[] Magic { get; init; }

    /// <summary>What such files are called in messages.</summary>
    public required string Kind { get; init; }

    /// <summary>Where to ask.</summary>
    public required IReadOnlyList<Mirror> Mirrors { get; init; }

    /// <summary>Unpacks the bytes and puts their content in place. Told whether they are proven to be the published ones.</summary>
    public required Action<Stream, bool, CancellationToken> Accept { get; init; }
}
