using Mnist.IO;

namespace Mnist.Formats;

/// <summary>MNIST in CSV: a line a sample, the label and then the pixels as decimal numbers.</summary>
/// <example><code>
/// Csv.Write("mnist_train.csv", MnistDataset.Open().Train);
/// SampleSet train = Csv.Read("mnist_train.csv");
/// </code></example>
public static class Csv
{
    internal const string Name = "CSV";

    /// <summary>Writes samples to a file, which appears whole or not at all. A name that ends in .gz is compressed.</summary>
    /// <param name="path">The file; replaced when it is there.</param>
    /// <param name="samples">Samples of one size.</param>
    /// <param name="header">The first line; none by default, as in the published files.</param>
    /// <param name="overwrite">What to do when the file is there already.</param>
    /// <param name="progress">Told the number of samples written, now and then.</param>
    /// <param name="cancellationToken">Ends the writing; the file stays as it was.</param>
    public static void Write(
        string path,
        SampleSet samples,
        CsvHeader header = CsvHeader.None,
        Overwrite overwrite = Overwrite.Replace,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default)
    {
        using var writer = new CsvWriter(path, header, overwrite);
        writer.Write(samples, progress, cancellationToken);
        writer.Complete(cancellationToken);
    }

    /// <summary>Reads a whole file into memory. Header, line ends, compression and a missing last line end are recognized.</summary>
    /// <param name="path">The file, gzipped or not.</param>
    /// <param name="options">Split, dataset, place of the label and size of the images; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="DatasetFormatException">A line is not a sample; the message names it.</exception>
    public static SampleSet Read(string path, CsvReadOptions? options = null, CancellationToken cancellationToken = default)
    {
        using var reader = new CsvReader(path, options ?? new CsvReadOptions());
        return reader.ReadToEnd(cancellationToken);
    }

    /// <summary>Reads a file sample by sample, in a bounded window of memory.</summary>
    /// <inheritdoc cref="Read"/>
    public static IEnumerable<MnistSample> Enumerate(
        string path, CsvReadOptions? options = null, CancellationToken cancellationToken = default) =>
        SampleReader.Enumerate(() => new CsvReader(path, options ?? new CsvReadOptions()), cancellationToken);

    internal static DatasetFormatException Invalid(string path, string expected, string actual, long line, string? hint = null) =>
        new(path, expected, actual, line: line, hint: hint, format: Name);
}
