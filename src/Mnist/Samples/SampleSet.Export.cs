using Mnist.Formats;

namespace Mnist;

public sealed partial class SampleSet
{
    /// <summary>Reads the samples of one split into memory.</summary>
    /// <param name="path">A file or folder. Its format is that of the options, else that of its content, else that of its extension.</param>
    /// <param name="options">How to read, for example <see cref="CsvReadOptions"/>; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="ArgumentException">There are samples of both splits, and the options do not select one.</exception>
    /// <exception cref="DatasetFormatException">The format is unknown, or the content is damaged.</exception>
    /// <seealso cref="MnistDataset.Import(string, SampleReadOptions?, CancellationToken)"/>
    public static SampleSet Import(string path, SampleReadOptions? options = null, CancellationToken cancellationToken = default) =>
        Import(new SampleInput(path), options, cancellationToken);

    /// <summary>Reads the samples of one split from a stream into memory and leaves it open.</summary>
    /// <param name="stream">A stream at the start of the content. Its format is that of the options, else that of the content.</param>
    /// <param name="options">How to read, for example <see cref="CsvReadOptions"/>; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="ArgumentException">There are samples of both splits, and the options do not select one.</exception>
    /// <exception cref="DatasetFormatException">The format is unknown, or the content is damaged.</exception>
    public static SampleSet Import(Stream stream, SampleReadOptions? options = null, CancellationToken cancellationToken = default) =>
        Import(new SampleInput(stream), options, cancellationToken);

    /// <summary>Reads the samples of one split into memory, on another thread.</summary>
    /// <inheritdoc cref="Import(string, SampleReadOptions?, CancellationToken)"/>
    public static Task<SampleSet> ImportAsync(string path, SampleReadOptions? options = null, CancellationToken cancellationToken = default) =>
        Task.Run(() => Import(path, options, cancellationToken), cancellationToken);

    /// <summary>Reads the samples of one split from a stream into memory, on another thread.</summary>
    /// <inheritdoc cref="Import(Stream, SampleReadOptions?, CancellationToken)"/>
    public static Task<SampleSet> ImportAsync(Stream stream, SampleReadOptions? options = null, CancellationToken cancellationToken = default) =>
        Task.Run(() => Import(stream, options, cancellationToken), cancellationToken);

    private static SampleSet Import(SampleInput input, SampleReadOptions? options, CancellationToken cancellationToken) =>
        SampleFormat.ForImport(input, options).ImportSet(input, options, cancellationToken);
}

/// <summary>Writes sets, datasets and samples in any format.</summary>
public static class SampleSourceExtensions
{
    /// <summary>Writes the samples to a file or folder.</summary>
    /// <param name="source">A sample, a set, or a dataset with all its splits.</param>
    /// <param name="path">
    /// The target file or folder, which is written completely or not at all. Its format is that of the options, else that of its extension
    /// (.csv, .npz, .t7, .parquet, .lmdb, .png, ...). A name without an extension is a folder of IDX files.
    /// </param>
    /// <param name="options">How to write, for example <see cref="CsvWriteOptions"/>; null for the defaults.</param>
    /// <param name="progress">Receives the number of written samples from time to time.</param>
    /// <param name="cancellationToken">Cancels the writing. An existing file or folder does not change.</param>
    /// <exception cref="ArgumentException">No format has the extension, or the format cannot hold a sample or both splits.</exception>
    /// <example><code>
    /// mnist.Train.Export("train.csv", new CsvWriteOptions { Header = CsvHeader.Kaggle });
    /// mnist.Export("mnist.npz");
    /// </code></example>
    public static void Export(
        this ISampleSource source,
        string path,
        SampleWriteOptions? options = null,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default) =>
        SampleFormat.ForExport(path, options).Write(path, source, options, progress, cancellationToken);

    /// <summary>Writes the samples to a stream and leaves it open.</summary>
    /// <param name="source">A sample, a set, or a dataset with all its splits.</param>
    /// <param name="stream">The target. Writing starts at its current position.</param>
    /// <param name="options">How to write. The type selects the format, for example <see cref="CsvWriteOptions"/>.</param>
    /// <param name="progress">Receives the number of written samples from time to time.</param>
    /// <param name="cancellationToken">Cancels the writing.</param>
    /// <exception cref="ArgumentException">The options do not select a format, or the format cannot hold a sample or both splits.</exception>
    public static void Export(
        this ISampleSource source,
        Stream stream,
        SampleWriteOptions options,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default) =>
        SampleFormat.ForExport(path: null, options).Write(stream, source, options, progress, cancellationToken);

    /// <summary>Writes the samples to a file or folder, on another thread.</summary>
    /// <inheritdoc cref="Export(ISampleSource, string, SampleWriteOptions?, IProgress{long}?, CancellationToken)"/>
    public static Task ExportAsync(
        this ISampleSource source,
        string path,
        SampleWriteOptions? options = null,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default) =>
        SampleFormat.ForExport(path, options).WriteAsync(path, source, options, progress, cancellationToken);

    /// <summary>Writes the samples to a stream, on another thread.</summary>
    /// <inheritdoc cref="Export(ISampleSource, Stream, SampleWriteOptions, IProgress{long}?, CancellationToken)"/>
    public static Task ExportAsync(
        this ISampleSource source,
        Stream stream,
        SampleWriteOptions options,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default) =>
        SampleFormat.ForExport(path: null, options).WriteAsync(stream, source, options, progress, cancellationToken);
}
