using Mnist.Datasets.Download;

namespace Mnist.Datasets.Store;

/// <summary>Runs the jobs of a download in parallel.</summary>
internal sealed class DatasetSaver(DatasetCatalog catalog, SaveOptions options, IProgress<DownloadProgress>? progress)
{
    private static readonly byte[] s_gzip = [0x1F, 0x8B];
    private static readonly byte[] s_zip = "PK"u8.ToArray();
    private static readonly byte[] s_idx = [0, 0];

    private readonly ProgressTracker _tracker = new(progress);
    private readonly Unpacker _unpacker = new(options);

    /// <summary>Downloads, verifies and stores files.</summary>
    /// <param name="jobs">The files and archives.</param>
    /// <param name="archiveFolder">The folder for archives during the download.</param>
    /// <param name="cancellationToken">Cancels the work. Files that are finished by then stay.</param>
    public async Task RunAsync(IReadOnlyList<SaveJob> jobs, string archiveFolder, CancellationToken cancellationToken)
    {
        using var whole = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        whole.CancelAfter(options.Timeout);
        using var client = new MirrorClient(options);
        var fetcher = new FileFetcher(client, options, catalog);
        (SaveJob Job, FileProgress Progress)[] work = [.. jobs.Select(job => (job, _tracker.Add(job.Name, job.Size)))];
        try
        {
            await Parallel.ForEachAsync(
                work,
                new ParallelOptions { MaxDegreeOfParallelism = options.Parallelism, CancellationToken = whole.Token },
                async (item, token) => await RunAsync(item.Job, archiveFolder, fetcher, item.Progress, token).ConfigureAwait(false)).ConfigureAwait(false);
        }
        catch (StoreException)
        {
            // The disk is full, so the parts of the other files only take space.
            foreach (SaveJob job in jobs)
            {
                PartFile.RemoveDead(TargetOf(job, archiveFolder));
            }

            throw;
        }
        catch (Exception) when (whole.IsCancellationRequested)
        {
            // A connection that a cancellation closes may throw another exception.
            cancellationToken.ThrowIfCancellationRequested();
            throw new DownloadException(
                $"Saving {string.Join(", ", jobs.SelectMany(job => job.Datasets).Distinct())} took longer than {Failure.Describe(options.Timeout)} and was stopped. "
                + "Finished files and the bytes so far are kept. Run it again to continue the download.",
                jobs[0].Name,
                []);
        }
    }

    private static string TargetOf(SaveJob job, string archiveFolder) => job.Archive is null
        ? Path.Combine(job.Wanted[0].Folder, job.Name)
        : Path.Combine(archiveFolder, job.Archive.FileName);

    private async Task RunAsync(SaveJob job, string archiveFolder, FileFetcher fetcher, FileProgress progress, CancellationToken cancellationToken)
    {
        (PartFile part, bool hasWaited) = await PartFile.ClaimAsync(
            TargetOf(job, archiveFolder), options, () => progress.Tell("waiting for another process that downloads"), cancellationToken).ConfigureAwait(false);
        using (part)
        {
            // Another process may have finished the file in the meantime.
            if ((!options.Force || hasWaited) && job.Wanted.All(wanted => IsGood(wanted.Entry, wanted.File, wanted.Folder, cancellationToken)))
            {
                part.Discard();
                return;
            }

            await fetcher.FetchAsync(ToDelivery(job, progress), part, progress, cancellationToken).ConfigureAwait(false);
        }
    }

    private bool IsGood(CatalogEntry entry, CatalogFile file, string folder, CancellationToken cancellationToken) =>
        FileVerifier.Verify(catalog, entry, file, folder, DigestList.Read(folder).GetValueOrDefault(file.RawName), cancellationToken).Status == FileStatus.Good;

    private Delivery ToDelivery(SaveJob job, FileProgress progress)
    {
        if (job.Archive is CatalogArchive archive)
        {
            return new Delivery
            {
                Dataset = string.Join(", ", job.Datasets),
                Name = archive.Name,
                Size = archive.Size,
                MaximumSize = archive.Size,
                Sha256 = archive.Sha256,
                Md5 = archive.Md5,
                Magic = s_zip,
                Kind = "a zip file",
                Mirrors = job.ChooseMirrors(options),
                Accept = (content, _, token) => new ArchiveUnpacker(_unpacker).Unpack(content, job.Wanted, progress, token),
            };
        }

        (CatalogEntry entry, CatalogFile file, string folder) = job.Wanted[0];
        return new Delivery
        {
            Dataset = entry.Name,
            Name = file.Name,
            Size = file.Size,
            MaximumSize = file.MaximumSize,
            Sha256 = file.Sha256,
            Md5 = file.Md5,
            IsContentKnown = (file.RawSha256 ?? file.RawMd5) is not null,
            Magic = file.IsCompressed ? s_gzip : s_idx,
            Kind = file.IsCompressed ? "a gzip file" : "an IDX file",
            Mirrors = job.ChooseMirrors(options),
            Accept = (content, isProven, token) => _unpacker.Unpack(content, entry, file, folder, isProven, token),
        };
    }
}
