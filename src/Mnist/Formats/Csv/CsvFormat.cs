using Mnist.Formats.Csv;

namespace Mnist.Formats;

/// <summary>MNIST in CSV: one line for each sample, the label and then the pixels as decimal numbers.</summary>
/// <remarks>
/// By default, files are byte for byte the published mnist_train.csv and mnist_test.csv. Readers recognize header, delimiter, quotes
/// (RFC 4180), fractions, other columns, labels with a column for each category, line ends, UTF-8 and UTF-16, gzip and a missing last line end.
/// </remarks>
/// <example><code>
/// SampleFormat.Csv.Write("mnist_train.csv", MnistDataset.Open().Train);
/// SampleSet train = SampleFormat.Csv.Import("mnist_train.csv").Train;
/// </code></example>
public sealed class CsvFormat : SampleFormat<CsvReadOptions, CsvWriteOptions>
{
    internal const string Title = "CSV";

    internal CsvFormat()
        : base("Csv", ".csv", ".csv.gz")
    {
    }

    internal override string ErrorTitle => Title;

    /// <inheritdoc/>
    public override bool HoldsSplits(string? path, SampleWriteOptions? options = null) => options is CsvWriteOptions { ShardSize: not null };

    /// <inheritdoc/>
    protected internal override bool Matches(ReadOnlySpan<byte> head) => CsvDialect.Matches(head);

    /// <inheritdoc/>
    protected override IEnumerable<SampleReader> Open(SampleInput input, CsvReadOptions options, CancellationToken cancellationToken) =>
        [new CsvReader(input, options)];

    /// <inheritdoc/>
    protected override SampleWriter Create(SampleOutput output, CsvWriteOptions options) => options.ShardSize is int size
        ? new ShardedWriter(output, size, ".csv", shard => new CsvWriter(shard, options))
        : new CsvWriter(output, options);

    internal static DatasetFormatException Invalid(string path, string expected, string actual, long line, string? hint = null) =>
        new(path, expected, actual, line: line, hint: hint, format: Title);
}
