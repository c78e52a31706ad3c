using Mnist.Formats;

namespace Mnist;

public sealed partial class MnistDataset
{
    /// <summary>Reads samples into memory, each in its split.</summary>
    /// <param name="path">A file or folder; the type of the options, else its content, else the ending of its name says in what format.</param>
    /// <param name="options">Split, dataset, and the options of a format; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="DatasetFormatException">The content is in none of the formats, or damaged.</exception>
    /// <example><code>
    /// MnistDataset mnist = MnistDataset.Import("mnist.npz");
    /// MnistDataset small = MnistDataset.Import("tiny.csv", new CsvReadOptions { Rows = 8, Columns = 8 });
    /// </code></example>
    public static MnistDataset Import(string path, SampleReadOptions? options = null, CancellationToken cancellationToken = default) =>
        Import(new SampleInput(path), options, cancellationToken);

    /// <summary>Reads samples from a stream into memory, each in its split. The stream is left open.</summary>
    /// <param name="stream">The content of a file, from where it stands; the type of the options, else the content says in what format.</param>
    /// <param name="options">Split, dataset, and the options of a format; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="DatasetFormatException">The content is in none of the formats, or damaged.</exception>
    public static MnistDataset Import(Stream stream, SampleReadOptions? options = null, CancellationToken cancellationToken = default) =>
        Import(new SampleInput(stream), options, cancellationToken);

    /// <summary>Reads samples into memory, on another thread.</summary>
    /// <inheritdoc cref="Import(string, SampleReadOptions?, CancellationToken)"/>
    public static Task<MnistDataset> ImportAsync(string path, SampleReadOptions? options = null, CancellationToken cancellationToken = default) =>
        Task.Run(() => Import(path, options, cancellationToken), cancellationToken);

    /// <summary>Reads samples from a stream into memory, on another thread.</summary>
    /// <inheritdoc cref="Import(Stream, SampleReadOptions?, CancellationToken)"/>
    public static Task<MnistDataset> ImportAsync(Stream stream, SampleReadOptions? options = null, CancellationToken cancellationToken = default) =>
        Task.Run(() => Import(stream, options, cancellationToken), cancellationToken);

    private static MnistDataset Import(SampleInput input, SampleReadOptions? options, CancellationToken cancellationToken) =>
        SampleFormat.ForImport(input, options).Import(input, options, cancellationToken);
}
