using Mnist.Formats;

namespace Mnist;

public sealed partial class SampleSet
{
    /// <summary>Reads the samples of one split into memory.</summary>
    /// <param name="path">A file or folder; the type of the options, else its content, else the ending of its name says in what format.</param>
    /// <param name="options">Split, dataset, and the options of a format; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="ArgumentException">There are samples of both splits, and the options choose none.</exception>
    /// <exception cref="DatasetFormatException">The content is in none of the formats, or damaged.</exception>
    /// <seealso cref="MnistDataset.Import(string, SampleReadOptions?, CancellationToken)"/>
    public static SampleSet Import(string path, SampleReadOptions? options = null, CancellationToken cancellationToken = default) =>
        Import(new SampleInput(path), options, cancellationToken);

    /// <summary>Reads the samples of one split from a stream into memory. The stream is left open.</summary>
    /// <param name="stream">The content of a file, from where it stands; the type of the options, else the content says in what format.</param>
    /// <param name="options">Split, dataset, and the options of a format; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="ArgumentException">There are samples of both splits, and the options choose none.</exception>
    /// <exception cref="DatasetFormatException">The content is in none of the formats, or damaged.</exception>
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
    /// <param name="source">A set, a dataset of which all splits are written, or a sample.</param>
    /// <param name="path">
    /// A file or folder, which appears whole or not at all. The type of the options says in what format, else the ending of the name (.csv, .npz,
    /// .t7, .parquet, .lmdb, .png, ...); a name without an ending is a folder of IDX files.
    /// </param>
    /// <param name="options">How to write, as a record of a format; null for the defaults.</param>
    /// <param name="progress">Gets the number of samples written, now and then.</param>
    /// <param name="cancellationToken">Ends the writing; what was there stays as it was.</param>
    /// <exception cref="ArgumentException">No format has that ending, it cannot hold a sample, or not both splits.</exception>
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

    /// <summary>Writes the samples to a stream, which is left open.</summary>
    /// <param name="source">A set, a dataset of which all splits are written, or a sample.</param>
    /// <param name="stream">Written from where it stands.</param>
    /// <param name="options">How to write, as a record of the format, such as <see cref="CsvWriteOptions"/>.</param>
    /// <param name="progress">Gets the number of samples written, now and then.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    /// <exception cref="ArgumentException">The options are of no format, or the format cannot hold a sample, or not both splits.</exception>
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
