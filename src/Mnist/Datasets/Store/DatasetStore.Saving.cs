using Mnist.Datasets.Download;
using Mnist.Datasets.Store;
using Mnist.IO;

namespace Mnist.Datasets;

public sealed partial class DatasetStore
{
    /// <summary>Returns what saving datasets would download: the files that are missing or damaged.</summary>
    /// <param name="names">Names of the catalog, in any case.</param>
    /// <param name="options">The same as for
    /// <see cref="SaveAsync(IReadOnlyList{string}, SaveOptions, IProgress{DownloadProgress}, CancellationToken)"/>.</param>
    /// <param name="cancellationToken">Cancels the check of existing files.</param>
    /// <exception cref="DatasetNotFoundException">There is no dataset with one of the names.</exception>
    /// <exception cref="ArgumentException">A mirror is invalid, or several datasets with the same file names have one folder.</exception>
    public SavePlan Plan(IReadOnlyList<string> names, SaveOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new SaveOptions();
        return new SavePlan([.. GetJobs(names, options, cancellationToken).Select(job => new PlannedDownload(
            job.Datasets,
            job.Name,
            job.Size,
            job.Archive is null ? job.Wanted[0].Folder : options.Destination ?? Root,
            [.. job.ChooseMirrors(options).Select(mirror => Mirror.Describe(mirror.AddressOf(job.Name)))]))]);
    }

    /// <summary>Downloads a dataset, verifies every file and saves it in this store. Valid files stay as they are.</summary>
    /// <inheritdoc cref="SaveAsync(IReadOnlyList{string}, SaveOptions, IProgress{DownloadProgress}, CancellationToken)"/>
    /// <param name="name">A name of the catalog, in any case.</param>
    /// <param name="options">Mirrors, destination, timeouts.</param>
    /// <param name="progress">Receives bytes and rate, on other threads.</param>
    /// <param name="cancellationToken">Cancels the download. A later call resumes if the mirror supports it.</param>
    public async Task<DatasetInfo> SaveAsync(
        string name, SaveOptions? options = null, IProgress<DownloadProgress>? progress = null, CancellationToken cancellationToken = default) =>
        (await SaveAsync([name], options, progress, cancellationToken).ConfigureAwait(false))[0];

    /// <summary>Downloads datasets, verifies every file and saves them in this store. A shared archive is downloaded once.</summary>
    /// <param name="names">Names of the catalog, in any case.</param>
    /// <param name="options">Mirrors, destination, timeouts.</param>
    /// <param name="progress">Receives bytes and rate, on other threads.</param>
    /// <param name="cancellationToken">Cancels the download. A later call resumes if the mirror supports it.</param>
    /// <returns>The datasets with their new state.</returns>
    /// <exception cref="DatasetNotFoundException">There is no dataset with one of the names.</exception>
    /// <exception cref="DownloadException">No mirror provided a file. The message names each mirror and its failure.</exception>
    /// <exception cref="DatasetIntegrityException">Every mirror sent other bytes than the published ones.</exception>
    /// <exception cref="StoreException">The folder cannot be written, or the disk is full.</exception>
    /// <exception cref="ArgumentException">A mirror is invalid, or several datasets with the same file names have one folder.</exception>
    public async Task<IReadOnlyList<DatasetInfo>> SaveAsync(
        IReadOnlyList<string> names,
        SaveOptions? options = null,
        IProgress<DownloadProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        options ??= new SaveOptions();
        string archiveFolder = options.Destination is string destination ? Path.GetFullPath(destination) : Root;
        List<SaveJob> jobs = await Task.Run(() => GetJobs(names, options, cancellationToken), cancellationToken).ConfigureAwait(false);
        if (jobs.Count > 0)
        {
            string[] folders = [.. jobs.SelectMany(job => job.Wanted.Select(wanted => wanted.Folder)).Distinct()];
            try
            {
                Prepare(folders, jobs.Sum(job => job.Room));
                await new DatasetSaver(Catalog, options, progress).RunAsync(jobs, archiveFolder, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                Array.ForEach(folders, RemoveIfEmpty);
            }
        }

        foreach (CatalogEntry entry in names.Select(name => Catalog.Get(name)))
        {
            RemoveLeftovers(entry, options.Destination is null ? FolderOf(entry.Name) : archiveFolder, archiveFolder);
        }

        return [.. names.Select(name => options.Destination is string folder
            ? new DatasetInfo(this, Catalog.Get(name), Path.GetFullPath(folder))
            : Get(name))];
    }

    private List<SaveJob> GetJobs(IReadOnlyList<string> names, SaveOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(names);
        CatalogEntry[] entries = [.. names.Select(name => Catalog.Get(name)).Distinct()];
        string? twice = options.Destination is null ? null : entries
            .SelectMany(entry => entry.Files)
            .GroupBy(file => file.RawName, StringComparer.OrdinalIgnoreCase)
            .FirstOrDefault(group => group.Count() > 1)?.Key;
        if (twice is not null)
        {
            throw new ArgumentException($"Several of these datasets have a file '{twice}'. Use another destination for each.", nameof(names));
        }

        (CatalogEntry Entry, CatalogFile File, string Folder)[] wanted =
            [.. entries.SelectMany(entry => GetWanted(entry, options, cancellationToken))];
        return
        [
            .. wanted.Where(item => item.Entry.Archive is null).Select(item => new SaveJob(null, [item])),
            .. wanted.Where(item => item.Entry.Archive is not null).GroupBy(item => item.Entry.Archive!).Select(group => new SaveJob(group.Key, [.. group])),
        ];
    }

    private IEnumerable<(CatalogEntry Entry, CatalogFile File, string Folder)> GetWanted(
        CatalogEntry entry, SaveOptions options, CancellationToken cancellationToken)
    {
        if (options is { Destination: null, Force: false } && IsBundled(entry) && !IsSaved(entry.Name))
        {
            return [];
        }

        string folder = options.Destination is string destination ? Path.GetFullPath(destination) : FolderOf(entry.Name);
        return entry.Files
            .Zip(FileVerifier.Verify(Catalog, entry, folder, cancellationToken))
            .Where(pair => options.Force || pair.Second.Status != FileStatus.Good)
            .Select(pair => (entry, pair.First, folder));
    }

    // The free space is checked before the download. A disk that becomes full later causes an error then.
    private static void Prepare(string[] folders, long needed)
    {
        foreach (string folder in folders)
        {
            try
            {
                Directory.CreateDirectory(folder);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                throw new StoreException(folder, exception is FileNotFoundException ? "no folder can be created there" : exception.Message, exception);
            }
        }

        if (FreeSpace.Of(folders[0]) is long free && free < needed)
        {
            throw new StoreException(folders[0], $"{ByteCount.ToText(free)} are free, but {ByteCount.ToText(needed)} are needed during the download");
        }
    }
}
