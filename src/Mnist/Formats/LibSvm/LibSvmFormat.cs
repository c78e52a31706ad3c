using Mnist.Formats.LibSvm;
using Mnist.Formats.Text;

namespace Mnist.Formats;

/// <summary>LIBSVM's sparse text: one line for each sample, the label and then <c>index:value</c> for each pixel that is not 0.</summary>
/// <remarks>
/// As <c>mnist</c> and <c>mnist.scale</c> at https://www.csie.ntu.edu.tw/~cjlin/libsvmtools/datasets: indexes from 1, row by row;
/// values from 0 to 255, or divided by 255 and written with six digits. Readers recognize scaled values, indexes from 0, comments, UTF-16
/// and gzip. A stream that cannot seek is read into memory first, unless the options set the range of values and the first index.
/// </remarks>
/// <example><code>
/// SampleFormat.LibSvm.Write("mnist", MnistDataset.Open().Train);
/// SampleSet train = SampleFormat.LibSvm.Import("mnist").Train;
/// </code></example>
public sealed class LibSvmFormat : SampleFormat<LibSvmReadOptions, LibSvmWriteOptions>
{
    internal const string Title = "LIBSVM";

    /// <summary>The maximum number of pixels in a line, for all values.</summary>
    internal const int MaximumPixels = 50_000;

    internal LibSvmFormat()
        : base("LibSvm", ".libsvm", ".svm", ".libsvm.gz", ".svm.gz")
    {
    }

    internal override string ErrorTitle => Title;

    /// <inheritdoc/>
    protected internal override bool Matches(ReadOnlySpan<byte> head) => SparseText.StartsWithSample(head);

    /// <inheritdoc/>
    protected override IEnumerable<SampleReader> Open(SampleInput input, LibSvmReadOptions options, CancellationToken cancellationToken) =>
        [new LibSvmReader(input, options, cancellationToken)];

    /// <inheritdoc/>
    protected override SampleWriter Create(SampleOutput output, LibSvmWriteOptions options) => new LibSvmWriter(output, options);

    internal static DatasetFormatException Invalid(string path, string expected, string actual, long line, string? hint = null) =>
        new(path, expected, actual, line: line, hint: hint, format: Title);
}
