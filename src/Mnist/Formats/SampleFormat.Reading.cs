using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Mnist.Formats;

public abstract partial class SampleFormat
{
    private const int SamplesAhead = 256;

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
