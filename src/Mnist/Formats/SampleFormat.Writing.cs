namespace Mnist.Formats;

public abstract partial class SampleFormat
{
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

    internal abstract SampleWriter CreateWriter(SampleOutput output, SampleWriteOptions options);

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
}
