using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Mnist.Formats;

/// <summary>A format for samples in files and streams. It reads, imports and writes them.</summary>
/// <remarks>
/// Formats have no state and are thread-safe. To add a format, derive from <see cref="SampleFormat{TRead,TWrite}"/> and call
/// <see cref="Register"/>.
/// </remarks>
/// <example><code>
/// SampleFormat.Csv.Write("train.csv", MnistDataset.Open().Train, new CsvWriteOptions { Header = CsvHeader.Kaggle });
/// foreach (MnistSample sample in SampleFormat.Csv.Read("train.csv")) { }
/// await foreach (MnistSample sample in SampleFormat.Csv.ReadAsync(stream)) { }
/// </code></example>
public abstract partial class SampleFormat
{
    private const int SamplesAhead = 256;

    private protected SampleFormat(string name, string[] extensions)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Name = name;
        Extensions = Array.AsReadOnly([.. extensions]);
    }

    /// <summary>The name, for example <c>Csv</c>.</summary>
    public string Name { get; }

    /// <summary>The extensions of its files, for example <c>.csv</c>; empty for a format of folders.</summary>
    public IReadOnlyList<string> Extensions { get; }

    /// <summary>The name in messages.</summary>
    internal virtual string ErrorTitle => Name;

    /// <summary>False if the format can only be written.</summary>
    public virtual bool CanRead => true;

    /// <summary>False if the format can only be read.</summary>
    public virtual bool CanWrite => true;

    internal abstract Type ReadOptionsType { get; }

    internal abstract Type WriteOptionsType { get; }

    /// <summary>Returns true if a target can hold both splits.</summary>
    /// <param name="path">The file or folder; null for a stream.</param>
    /// <param name="options">How to write; null for the defaults.</param>
    public virtual bool HoldsSplits(string? path, SampleWriteOptions? options = null) => false;

    /// <summary>Reads samples one by one, Train before Test, with bounded memory.</summary>
    /// <param name="path">A file or folder of this format. It is opened with the first sample.</param>
    /// <param name="options">The options of this format, or those of all formats; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="ArgumentException">The options belong to another format.</exception>
    /// <exception cref="NotSupportedException">The format cannot be read.</exception>
    /// <exception cref="DatasetFormatException">The content is damaged.</exception>
    public IEnumerable<MnistSample> Read(string path, SampleReadOptions? options = null, CancellationToken cancellationToken = default) =>
        ReadFrom(new SampleInput(path), OwnRead(options), cancellationToken);

    /// <summary>Reads samples one by one from the current position of a stream and leaves it open.</summary>
    /// <param name="stream">
    /// The content of a file, also gzipped if the format allows it. A stream that cannot seek is read into memory first if the format
    /// needs it (npz, Parquet, LMDB, Torch), up to 1 GiB.
    /// </param>
    /// <param name="options">The options of this format, or those of all formats; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="ArgumentException">The options belong to another format.</exception>
    /// <exception cref="NotSupportedException">The format cannot be read, or needs a folder of files.</exception>
    /// <exception cref="DatasetFormatException">The content is damaged.</exception>
    public IEnumerable<MnistSample> Read(Stream stream, SampleReadOptions? options = null, CancellationToken cancellationToken = default) =>
        ReadFrom(new SampleInput(stream), OwnRead(options), cancellationToken);

    /// <summary>Reads samples ahead on another thread, with bounded memory.</summary>
    /// <inheritdoc cref="Read(string, SampleReadOptions?, CancellationToken)"/>
    public IAsyncEnumerable<MnistSample> ReadAsync(string path, SampleReadOptions? options = null, CancellationToken cancellationToken = default) =>
        ReadAhead(token => Read(path, options, token), cancellationToken);

    /// <summary>Reads samples of a stream ahead on another thread, with bounded memory.</summary>
    /// <inheritdoc cref="Read(Stream, SampleReadOptions?, CancellationToken)"/>
    public IAsyncEnumerable<MnistSample> ReadAsync(Stream stream, SampleReadOptions? options = null, CancellationToken cancellationToken = default) =>
        ReadAhead(token => Read(stream, options, token), cancellationToken);

    /// <summary>Reads all samples into memory, each in its split.</summary>
    /// <inheritdoc cref="Read(string, SampleReadOptions?, CancellationToken)"/>
    public MnistDataset Import(string path, SampleReadOptions? options = null, CancellationToken cancellationToken = default) =>
        Import(new SampleInput(path), options, cancellationToken);

    /// <summary>Reads all samples of a stream into memory, each in its split.</summary>
    /// <inheritdoc cref="Read(Stream, SampleReadOptions?, CancellationToken)"/>
    public MnistDataset Import(Stream stream, SampleReadOptions? options = null, CancellationToken cancellationToken = default) =>
        Import(new SampleInput(stream), options, cancellationToken);

    /// <summary>Starts a file or folder, which <see cref="SampleWriter.Complete"/> moves to its place.</summary>
    /// <param name="path">The file or folder. A text file is compressed if its name ends in .gz.</param>
    /// <param name="options">The options of this format, or those of all formats; null for the defaults.</param>
    /// <exception cref="ArgumentException">The options belong to another format.</exception>
    /// <exception cref="NotSupportedException">The format cannot be written.</exception>
    /// <exception cref="IOException">The file or folder exists and must not be replaced.</exception>
    public SampleWriter CreateWriter(string path, SampleWriteOptions? options = null)
    {
        SampleWriteOptions own = OwnWrite(options);
        return CreateWriter(new SampleOutput(path, own.Overwrite) { Binarization = own.Binarization }, own);
    }

    /// <summary>Starts to write to a stream, which is left open. After an error, its content is not usable.</summary>
    /// <param name="stream">
    /// The target. Writing starts at its current position. If the format needs to seek (npz, Parquet, LMDB, Torch) and the stream cannot
    /// seek or has content, the result is kept in memory until the end.
    /// </param>
    /// <param name="options">The options of this format, or those of all formats; null for the defaults.</param>
    /// <exception cref="ArgumentException">The options belong to another format.</exception>
    /// <exception cref="NotSupportedException">The format cannot be written, or makes a folder of files.</exception>
    public SampleWriter CreateWriter(Stream stream, SampleWriteOptions? options = null)
    {
        SampleWriteOptions own = OwnWrite(options);
        return CreateWriter(new SampleOutput(stream) { Binarization = own.Binarization }, own);
    }

    /// <summary>Writes samples to a file or folder, completely or not at all.</summary>
    /// <param name="path">The file or folder. A text file is compressed if its name ends in .gz.</param>
    /// <param name="source">A sample, a set, or a dataset with all its splits.</param>
    /// <param name="options">The options of this format, or those of all formats; null for the defaults.</param>
    /// <param name="progress">Receives the number of written samples from time to time.</param>
    /// <param name="cancellationToken">Cancels the writing. An existing file or folder does not change.</param>
    /// <exception cref="ArgumentException">
    /// The target can hold only one split but the source has two, it cannot hold a sample, or the options belong to another format.
    /// </exception>
    public void Write(
        string path,
        ISampleSource source,
        SampleWriteOptions? options = null,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default) =>
        Write(() => CreateWriter(path, options), path, source, options, progress, cancellationToken);

    /// <summary>Writes samples to a stream and leaves it open.</summary>
    /// <param name="stream">The target; see <see cref="CreateWriter(Stream, SampleWriteOptions?)"/>.</param>
    /// <param name="source">A sample, a set, or a dataset with all its splits.</param>
    /// <param name="options">The options of this format, or those of all formats; null for the defaults.</param>
    /// <param name="progress">Receives the number of written samples from time to time.</param>
    /// <param name="cancellationToken">Cancels the writing. The content of the stream is then not usable.</param>
    /// <exception cref="ArgumentException">
    /// The format can hold only one split but the source has two, it cannot hold a sample, or the options belong to another format.
    /// </exception>
    public void Write(
        Stream stream,
        ISampleSource source,
        SampleWriteOptions? options = null,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default) =>
        Write(() => CreateWriter(stream, options), path: null, source, options, progress, cancellationToken);

    /// <summary>Writes samples to a file or folder on another thread.</summary>
    /// <inheritdoc cref="Write(string, ISampleSource, SampleWriteOptions?, IProgress{long}?, CancellationToken)"/>
    public Task WriteAsync(
        string path,
        ISampleSource source,
        SampleWriteOptions? options = null,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default) =>
        Task.Run(() => Write(path, source, options, progress, cancellationToken), cancellationToken);

    /// <summary>Writes samples to a stream on another thread.</summary>
    /// <inheritdoc cref="Write(Stream, ISampleSource, SampleWriteOptions?, IProgress{long}?, CancellationToken)"/>
    public Task WriteAsync(
        Stream stream,
        ISampleSource source,
        SampleWriteOptions? options = null,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default) =>
        Task.Run(() => Write(stream, source, options, progress, cancellationToken), cancellationToken);

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    /// <summary>Returns true if content looks like this format.</summary>
    /// <param name="head">The first decompressed bytes: 4096, or all if there are fewer.</param>
    protected internal virtual bool Matches(ReadOnlySpan<byte> head) => false;

    /// <summary>Returns true if a folder looks like this format.</summary>
    /// <param name="folder">An existing folder.</param>
    protected internal virtual bool MatchesFolder(string folder) => false;

    /// <summary>Returns true if a ZIP file with members of these names is itself a file of this format.</summary>
    internal virtual bool IsZip(IReadOnlyList<string> names) => false;

    /// <summary>Returns true if members of a ZIP file have names of this format.</summary>
    internal virtual bool MatchesZip(IReadOnlyList<string> names) =>
        names.Any(name => Extensions.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)));

    internal MnistDataset Import(SampleInput input, SampleReadOptions? options, CancellationToken cancellationToken)
    {
        IReadOnlyList<SampleSet> sets = Load(input, OwnRead(options), isOneSplit: false, cancellationToken);
        return new MnistDataset(
            sets[0].Identity,
            input.IsStream ? input.Path : Path.GetFullPath(input.Path),
            sets.SingleOrDefault(samples => samples.Split == Split.Train),
            sets.SingleOrDefault(samples => samples.Split == Split.Test));
    }

    internal SampleSet ImportSet(SampleInput input, SampleReadOptions? options, CancellationToken cancellationToken) =>
        Load(input, OwnRead(options), isOneSplit: true, cancellationToken)[0];

    /// <summary>Reads sets into memory, Train first.</summary>
    private protected virtual IReadOnlyList<SampleSet> Load(
        SampleInput input, SampleReadOptions options, bool isOneSplit, CancellationToken cancellationToken)
    {
        List<SampleSet> sets = [];
        foreach (SampleReader reader in OpenReaders(input, options, cancellationToken))
        {
            using (reader)
            {
                RequireOneSplit(sets.Count + 1, isOneSplit, input, options);
                sets.Add(reader.ReadToEnd(cancellationToken));
            }
        }

        return sets;
    }

    private protected virtual IEnumerable<MnistSample> ReadFrom(SampleInput input, SampleReadOptions options, CancellationToken cancellationToken)
    {
        foreach (SampleReader reader in OpenReaders(input, options, cancellationToken))
        {
            using (reader)
            {
                SampleOrigin origin = reader.Origin;
                for (int index = reader.FirstIndex; ; index++)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    if (!reader.TryTake(out byte[]? pixels, out int label))
                    {
                        break;
                    }

                    yield return new MnistSample(origin, index, label, pixels);
                }
            }
        }
    }

    private protected static void RequireOneSplit(int splits, bool isOneSplit, SampleInput input, SampleReadOptions options)
    {
        if (splits > 1 && isOneSplit)
        {
            throw new ArgumentException($"'{input.Path}' has samples of both splits. Use Split in the options to select one, or MnistDataset.Import for both.", nameof(options));
        }
    }

    internal abstract IEnumerable<SampleReader> OpenReaders(SampleInput input, SampleReadOptions options, CancellationToken cancellationToken);

    internal abstract SampleWriter CreateWriter(SampleOutput output, SampleWriteOptions options);

    /// <summary>Returns the options as a record of this format.</summary>
    private protected abstract SampleReadOptions OwnRead(SampleReadOptions? options);

    private protected abstract SampleWriteOptions OwnWrite(SampleWriteOptions? options);

    private void Write(
        Func<SampleWriter> create,
        string? path,
        ISampleSource source,
        SampleWriteOptions? options,
        IProgress<long>? progress,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        SampleSet[] sets = [.. source.GetSampleSets()];
        if (sets.Length > 1 && !HoldsSplits(path, options))
        {
            throw new ArgumentException($"'{path ?? "(stream)"}' can hold one split, but the source has both. Write each split to its own target.", nameof(source));
        }

        using SampleWriter writer = create();
        foreach (SampleSet samples in sets)
        {
            writer.Write(samples, progress, cancellationToken);
        }

        writer.Complete(cancellationToken);
    }

    private static async IAsyncEnumerable<MnistSample> ReadAhead(
        Func<CancellationToken, IEnumerable<MnistSample>> read, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var channel = Channel.CreateBounded<MnistSample>(new BoundedChannelOptions(SamplesAhead) { SingleReader = true, SingleWriter = true });
        Task reading = Task.Run(
            async () =>
            {
                Exception? failure = null;
                try
                {
                    foreach (MnistSample sample in read(stop.Token))
                    {
                        await channel.Writer.WriteAsync(sample, stop.Token).ConfigureAwait(false);
                    }
                }
#pragma warning disable CA1031 // the reader of the samples throws it
                catch (Exception exception)
#pragma warning restore CA1031
                {
                    failure = exception;
                }

                channel.Writer.Complete(failure);
            },
            CancellationToken.None);
        try
        {
            await foreach (MnistSample sample in channel.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                yield return sample;
            }
        }
        finally
        {
            // If the caller stops early, no thread and no open file may remain.
            await stop.CancelAsync().ConfigureAwait(false);
            await reading.ConfigureAwait(false);
        }
    }
}

/// <summary>The base class of formats.</summary>
/// <remarks>
/// Override <see cref="Open"/> to read, <see cref="Create"/> to write, and <see cref="SampleFormat.Matches"/> to recognize content. The base
/// classes do the rest: samples, files and streams, splits, progress and cancellation.
/// </remarks>
/// <typeparam name="TRead">The options for reading; <see cref="SampleReadOptions"/> if there are no special ones.</typeparam>
/// <typeparam name="TWrite">The options for writing; <see cref="SampleWriteOptions"/> if there are no special ones.</typeparam>
/// <param name="name">The unique name.</param>
/// <param name="extensions">The extensions of its files, with the dot; none for a format of folders.</param>
public abstract class SampleFormat<TRead, TWrite>(string name, params string[] extensions) : SampleFormat(name, extensions)
    where TRead : SampleReadOptions, new()
    where TWrite : SampleWriteOptions, new()
{
    internal sealed override Type ReadOptionsType => typeof(TRead);

    internal sealed override Type WriteOptionsType => typeof(TWrite);

    /// <summary>Opens content. Returns one reader for each split, Train first. The caller disposes each before it opens the next.</summary>
    /// <param name="input">The file, folder or stream.</param>
    /// <param name="options">How to read.</param>
    /// <param name="cancellationToken">Cancels the opening.</param>
    protected virtual IEnumerable<SampleReader> Open(SampleInput input, TRead options, CancellationToken cancellationToken) =>
        throw new NotSupportedException($"{Name} files cannot be read, only written. Use another format.");

    /// <summary>Starts a writer.</summary>
    /// <param name="output">The file, folder or stream.</param>
    /// <param name="options">How to write.</param>
    protected virtual SampleWriter Create(SampleOutput output, TWrite options) => throw new NotSupportedException($"{Name} files cannot be written, only read. Use another format.");

    internal sealed override IEnumerable<SampleReader> OpenReaders(SampleInput input, SampleReadOptions options, CancellationToken cancellationToken)
    {
        // Other formats decide themselves what they read.
        if (!IsOwn)
        {
            return Open(input, (TRead)options, cancellationToken);
        }

        IReadOnlyList<SampleInput> inputs = PackedInput.Open(input, this);
        return inputs
            .Where(one => inputs.Count == 1 || (options.Split ?? ImportNaming.SplitOf(one.Path)) == ImportNaming.SplitOf(one.Path))
            .SelectMany(one => Open(one, (TRead)options, cancellationToken));
    }

    internal sealed override SampleWriter CreateWriter(SampleOutput output, SampleWriteOptions options)
    {
        try
        {
            return Create(output, (TWrite)options);
        }
        catch
        {
            output.Dispose();
            throw;
        }
    }

    private protected sealed override SampleReadOptions OwnRead(SampleReadOptions? options)
    {
        RequireAbility(CanRead, "written");
        return options is null ? new TRead()
            : options.GetType() == typeof(TRead) ? options
            : options.GetType() == typeof(SampleReadOptions) ? new TRead
            {
                Split = options.Split,
                Dataset = options.Dataset,
                CategoryNames = options.CategoryNames,
                Notices = options.Notices,
            }
            : throw Foreign(options);
    }

    private protected sealed override SampleWriteOptions OwnWrite(SampleWriteOptions? options)
    {
        RequireAbility(CanWrite, "read");
        return options is null ? new TWrite()
            : options.GetType() == typeof(TWrite) ? options
            : options.GetType() == typeof(SampleWriteOptions) ? new TWrite { Overwrite = options.Overwrite, Binarization = options.Binarization }
            : throw Foreign(options);
    }

    private void RequireAbility(bool isAble, string ability)
    {
        if (!isAble)
        {
            throw new NotSupportedException($"{Name} can only be {ability}. Use another format.");
        }
    }

    private ArgumentException Foreign(object options) => new(
        $"{options.GetType().Name} does not fit the format {Name}. Use {typeof(TRead).Name} to read and {typeof(TWrite).Name} to write.", nameof(options));
}
