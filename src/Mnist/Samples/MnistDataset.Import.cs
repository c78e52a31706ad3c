using Mnist.Formats;

namespace Mnist;

public sealed partial class MnistDataset
{
    /// <summary>Reads samples into memory, each in its split.</summary>
    /// <param name="path">A file or folder. Its format is that of the options, else that of its content, else that of its extension.</param>
    /// <param name="options">How to read, for example <see cref="CsvReadOptions"/>; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="DatasetFormatException">The format is unknown, or the content is damaged.</exception>
    /// <example><code>
    /// MnistDataset mnist = MnistDataset.Import("mnist.npz");
    /// MnistDataset small = MnistDataset.Import("tiny.csv", new CsvReadOptions { Rows = 8, Columns = 8 });
    /// </code></example>
    public static MnistDataset Import(string path, SampleReadOptions? options = null, CancellationToken cancellationToken = default) =>
        Import(new SampleInput(path), options, cancellationToken);

    /// <summary>Reads samples from a stream into memory, each in its split, and leaves it open.</summary>
    /// <param name="stream">A stream at the start of the content. Its format is that of the options, else that of the content.</param>
    /// <param name="options">How to read, for example <see cref="CsvReadOptions"/>; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="DatasetFormatException">The format is unknown, or the content is damaged.</exception>
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
