using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Mnist.Formats;

/// <summary>A way to keep samples in files and streams: reads them, imports them into memory and writes them.</summary>
/// <remarks>
/// Formats have no state and are safe to use from many threads. To add a format, derive from <see cref="SampleFormat{TRead,TWrite}"/>
/// and call <see cref="Register"/>.
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

    /// <summary>The endings of the names of its files, for example <c>.csv</c>; empty for a format of folders.</summary>
    public IReadOnlyList<string> Extensions { get; }

    /// <summary>False for a format that is only written.</summary>
    public virtual bool CanRead => true;

    /// <summary>False for a format that is only read.</summary>
    public virtual bool CanWrite => true;

    internal abstract Type ReadOptionsType { get; }

    internal abstract Type WriteOptionsType { get; }

    /// <summary>Whether a target takes samples of both splits.</summary>
    /// <param name="path">The file or folder; null for a stream.</param>
    /// <param name="options">How to write; null for the defaults.</param>
    public virtual bool HoldsSplits(string? path, SampleWriteOptions? options = null) => false;

    /// <summary>Reads samples one by one, Train before Test, in a bounded window of memory.</summary>
    /// <param name="path">A file or folder of this format. It is opened when the first sample is asked for.</param>
    /// <param name="options">The options of this format, or of no format; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="ArgumentException">The options are those of another format.</exception>
    /// <exception cref="NotSupportedException">The format is only written.</exception>
    /// <exception cref="DatasetFormatException">The content is damaged.</exception>
    public IEnumerable<MnistSample> Read(string path, SampleReadOptions? options = null, CancellationToken cancellationToken = default) =>
        ReadFrom(new SampleInput(path), OwnRead(options), cancellationToken);

    /// <summary>Reads samples one by one from where a stream stands. The stream is left open.</summary>
    /// <param name="stream">
    /// The content of a file, gzipped where the format allows it. A stream that cannot seek is read into memory first if the format
    /// needs to seek (npz, Parquet, LMDB, Torch), up to 1 GiB.
    /// </param>
    /// <param name="options">The options of this format, or of no format; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="ArgumentException">The options are those of another format.</exception>
    /// <exception cref="NotSupportedException">The format is only written, or its samples are in a folder of files.</exception>
    /// <exception cref="DatasetFormatException">The content is damaged.</exception>
    public IEnumerable<MnistSample> Read(Stream stream, SampleReadOptions? options = null, CancellationToken cancellationToken = default) =>
        ReadFrom(new SampleInput(stream), OwnRead(options), cancellationToken);

    /// <summary>Reads samples on another thread, a bounded number of them ahead.</summary>
    /// <inheritdoc cref="Read(string, SampleReadOptions?, CancellationToken)"/>
    public IAsyncEnumerable<MnistSample> ReadAsync(string path, SampleReadOptions? options = null, CancellationToken cancellationToken = default) =>
        ReadAhead(token => Read(path, options, token), cancellationToken);

    /// <summary>Reads samples from a stream on another thread, a bounded number of them ahead.</summary>
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

    /// <summary>Starts to write a file or folder, which appears whole when <see cref="SampleWriter.Complete"/> is called, or not at all.</summary>
    /// <param name="path">The file or folder. A name of a text file that ends in .gz is compressed.</param>
    /// <param name="options">The options of this format, or of no format; null for the defaults.</param>
    /// <exception cref="ArgumentException">The options are those of another format.</exception>
    /// <exception cref="NotSupportedException">The format is only read.</exception>
    /// <exception cref="IOException">Something is there that must not be replaced.</exception>
    public SampleWriter CreateWriter(string path, SampleWriteOptions? options = null)
    {
        SampleWriteOptions own = OwnWrite(options);
        return CreateWriter(new SampleOutput(path, own.Overwrite) { Binarization = own.Binarization }, own);
    }

    /// <summary>Starts to write to a stream. The stream is left open; what a failure leaves in it is of no use.</summary>
    /// <param name="stream">
    /// Written from where it stands. If the format needs to seek (npz, Parquet, LMDB, Torch) and the stream cannot, or has content, the result is
    /// kept in memory until the end.
    /// </param>
    /// <param name="options">The options of this format, or of no format; null for the defaults.</param>
    /// <exception cref="ArgumentException">The options are those of another format.</exception>
    /// <exception cref="NotSupportedException">The format is only read, or makes a folder of files.</exception>
    public SampleWriter CreateWriter(Stream stream, SampleWriteOptions? options = null)
    {
        SampleWriteOptions own = OwnWrite(options);
        return CreateWriter(new SampleOutput(stream) { Binarization = own.Binarization }, own);
    }

    /// <summary>Writes a sample, a set, or all of a dataset to a file or folder, which appears whole or not at all.</summary>
    /// <param name="path">The file or folder. A name of a text file that ends in .gz is compressed.</param>
    /// <param name="source">A set, a dataset or a sample.</param>
    /// <param name="options">The options of this format, or of no format; null for the defaults.</param>
    /// <param name="progress">Gets the number of samples written, now and then.</param>
    /// <param name="cancellationToken">Ends the writing; what was there stays as it was.</param>
    /// <exception cref="ArgumentException">
    /// The target holds one split and the source has two, it cannot hold a sample, or the options are those of another format.
    /// </exception>
    public void Write(
        string path,
        ISampleSource source,
        SampleWriteOptions? options = null,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default) =>
        Write(() => CreateWriter(path, options), path, source, options, progress, cancellationToken);

    /// <summary>Writes a sample, a set, or all of a dataset to a stream, which is left open.</summary>
    /// <param name="stream">As for <see cref="CreateWriter(Stream, SampleWriteOptions?)"/>.</param>
    /// <param name="source">A set, a dataset or a sample.</param>
    /// <param name="options">The options of this format, or of no format; null for the defaults.</param>
    /// <param name="progress">Gets the number of samples written, now and then.</param>
    /// <param name="cancellationToken">Ends the writing; what is in the stream then is of no use.</param>
    /// <exception cref="ArgumentException">
    /// The stream holds one split and the source has two, it cannot hold a sample, or the options are those of another format.
    /// </exception>
    public void Write(
        Stream stream,
        ISampleSource source,
        SampleWriteOptions? options = null,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default) =>
        Write(() => CreateWriter(stream, options), path: null, source, options, progress, cancellationToken);

    /// <summary>Writes on another thread.</summary>
    /// <inheritdoc cref="Write(string, ISampleSource, SampleWriteOptions?, IProgress{long}?, CancellationToken)"/>
    public Task WriteAsync(
        string path,
        ISampleSource source,
        SampleWriteOptions? options = null,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default) =>
        Task.Run(() => Write(path, source, options, progress, cancellationToken), cancellationToken);

    /// <summary>Writes to a stream on another thread.</summary>
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

    /// <summary>Whether content looks like this format.</summary>
    /// <param name="head">The first bytes, decompressed: 4096, or all where there are fewer.</param>
    protected internal virtual bool Matches(ReadOnlySpan<byte> head) => false;

    /// <summary>Whether a folder looks like this format.</summary>
    /// <param name="folder">A folder that exists.</param>
    protected internal virtual bool MatchesFolder(string folder) => false;

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
            throw new ArgumentException($"'{input.Path}' has samples of both splits; choose one by Split in the options, or use MnistDataset.Import.", nameof(options));
        }
    }

    internal abstract IEnumerable<SampleReader> OpenReaders(SampleInput input, SampleReadOptions options, CancellationToken cancellationToken);

    internal abstract SampleWriter CreateWriter(SampleOutput output, SampleWriteOptions options);

    /// <summary>The options as a record of this format.</summary>
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
            throw new ArgumentException($"'{path ?? "(stream)"}' holds one split; write Train and Test to one each.", nameof(source));
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
#pragma warning disable CA1031 // whatever it is, it comes out where the samples do
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
            // A consumer that stops early must not leave a thread that reads, nor an open file.
            await stop.CancelAsync().ConfigureAwait(false);
            await reading.ConfigureAwait(false);
        }
    }
}

/// <summary>A format with options of its own, the base of all formats.</summary>
/// <remarks>
/// <see cref="Open"/> and <see cref="Create"/> do the work; <see cref="SampleFormat.Matches"/> recognizes content. Samples, files that appear
/// whole, streams, splits, progress and cancellation are the work of the base classes.
/// </remarks>
/// <typeparam name="TRead">The record of its options for reading; <see cref="SampleReadOptions"/> where it has none of its own.</typeparam>
/// <typeparam name="TWrite">The record of its options for writing; <see cref="SampleWriteOptions"/> where it has none of its own.</typeparam>
/// <param name="name">The name, unlike that of every other format.</param>
/// <param name="extensions">The endings of the names of its files, with their dots; none for a format of folders.</param>
public abstract class SampleFormat<TRead, TWrite>(string name, params string[] extensions) : SampleFormat(name, extensions)
    where TRead : SampleReadOptions, new()
    where TWrite : SampleWriteOptions, new()
{
    internal sealed override Type ReadOptionsType => typeof(TRead);

    internal sealed override Type WriteOptionsType => typeof(TWrite);

    /// <summary>Opens content: a reader for each split that it has, Train first. The caller disposes each before it asks for the next.</summary>
    /// <param name="input">The file, folder or stream.</param>
    /// <param name="options">How to read.</param>
    /// <param name="cancellationToken">Ends the opening.</param>
    protected virtual IEnumerable<SampleReader> Open(SampleInput input, TRead options, CancellationToken cancellationToken) =>
        throw new NotSupportedException($"{Name} files cannot be read, only written. Use another format.");

    /// <summary>Starts a writer.</summary>
    /// <param name="output">The file, folder or stream.</param>
    /// <param name="options">How to write.</param>
    protected virtual SampleWriter Create(SampleOutput output, TWrite options) => throw new NotSupportedException($"{Name} is only read.");

    internal sealed override IEnumerable<SampleReader> OpenReaders(SampleInput input, SampleReadOptions options, CancellationToken cancellationToken) =>
        Open(input, (TRead)options, cancellationToken);

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
            : options.GetType() == typeof(SampleReadOptions) ? new TRead { Split = options.Split, Dataset = options.Dataset }
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
            throw new NotSupportedException($"{Name} is only {ability}.");
        }
    }

    private ArgumentException Foreign(object options) => new(
        $"{options.GetType().Name} are not options of {Name}; it takes {typeof(TRead).Name} to read and {typeof(TWrite).Name} to write.", nameof(options));
}
