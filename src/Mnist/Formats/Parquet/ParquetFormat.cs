using Mnist.Formats.Parquet;

namespace Mnist.Formats;

/// <summary>MNIST as on Hugging Face: Parquet files with a picture and a label in each row.</summary>
/// <remarks>
/// The columns are those of ylecun/mnist: <c>image: struct&lt;bytes: binary, path: string&gt;</c> with a PNG file, and
/// <c>label: int64</c>, -1 without a label. The key <c>huggingface</c> of the metadata contains the names of the labels.
/// (https://huggingface.co/datasets/ylecun/mnist; https://huggingface.co/docs/datasets/main/en/about_dataset_features)
/// A stream or a name that ends in .parquet is one file of one split. Other names are folders of files with the standard names, which
/// must be complete for reading. Readers also accept JPEG and BMP, plain binary columns of pictures, labels of other types or none, other
/// names of the columns, and a folder above the files. Without the plugin Mnist.Parquet, methods throw <see cref="PluginMissingException"/>.
/// </remarks>
/// <example><code>
/// SampleFormat.Parquet.Write("mnist", MnistDataset.Open()); // mnist/train-00000-of-00001.parquet, mnist/test-00000-of-00001.parquet
/// MnistDataset mnist = SampleFormat.Parquet.Import("mnist");
/// </code></example>
public sealed class ParquetFormat : SampleFormat<ParquetReadOptions, ParquetWriteOptions>
{
    private const string Extension = ".parquet";

    internal ParquetFormat()
        : base("Parquet", Extension)
    {
    }

    /// <summary>Returns true for one file of one split or a stream, false for a folder.</summary>
    internal static bool IsFile(string? path) =>
        path is null || (path.EndsWith(Extension, StringComparison.OrdinalIgnoreCase) && !Directory.Exists(path));

    /// <inheritdoc/>
    public override bool HoldsSplits(string? path, SampleWriteOptions? options = null) => !IsFile(path);

    /// <inheritdoc/>
    protected internal override bool Matches(ReadOnlySpan<byte> head) => head.StartsWith("PAR1"u8);

    /// <inheritdoc/>
    protected internal override bool MatchesFolder(string folder) => ParquetFiles.FoldersOf(folder).Count > 0;

    /// <inheritdoc/>
    protected override IEnumerable<SampleReader> Open(SampleInput input, ParquetReadOptions options, CancellationToken cancellationToken) => input.IsStream || input.IsMember
        ? [new ParquetSplitReader(input, [input], ImportNaming.SplitOf(input.Path, options), options, cancellationToken)]
        : ParquetFiles.Find(input.Path, options).Select(split => new ParquetSplitReader(
            input, [.. split.Files.Select(file => new SampleInput(file))], split.Split, options, cancellationToken));

    /// <inheritdoc/>
    protected override SampleWriter Create(SampleOutput output, ParquetWriteOptions options) => new HuggingFaceParquetWriter(output, options);

    internal static DatasetFormatException Invalid(
        string path, string expected, string actual, long? offset = null, string? hint = null, Exception? innerException = null) =>
        new(path, expected, actual, offset, hint: hint, innerException: innerException, format: "Parquet");
}
