using Mnist.IO;

namespace Mnist.Formats;

/// <summary>LIBSVM's sparse text: a line a sample, the label and then <c>index:value</c> of each pixel that is not 0.</summary>
/// <remarks>
/// The form of <c>mnist</c> and <c>mnist.scale</c> at https://www.csie.ntu.edu.tw/~cjlin/libsvmtools/datasets: indexes from 1, row
/// by row; values from 0 to 255, or divided by 255 and written with six digits.
/// </remarks>
/// <example><code>
/// LibSvm.Write("mnist", MnistDataset.Open().Train);
/// SampleSet train = LibSvm.Read("mnist");
/// </code></example>
public static class LibSvm
{
    /// <summary>Writes samples to a file, which appears whole or not at all. A name that ends in .gz is compressed.</summary>
    /// <param name="path">The file; replaced when it is there.</param>
    /// <param name="samples">Samples of one size, with labels.</param>
    /// <param name="isScaled">Writes pixel / 255, as mnist.scale does; by default pixels as they are.</param>
    /// <param name="overwrite">What to do when the file is there already.</param>
    /// <param name="progress">Told the number of samples written, now and then.</param>
    /// <param name="cancellationToken">Ends the writing; the file stays as it was.</param>
    public static void Write(
        string path,
        SampleSet samples,
        bool isScaled = false,
        Overwrite overwrite = Overwrite.Replace,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default)
    {
        using var writer = new LibSvmWriter(path, isScaled, overwrite);
        writer.Write(samples, progress, cancellationToken);
        writer.Complete(cancellationToken);
    }

    /// <summary>Reads a whole file into memory. Scaled values, comments and compression by gzip are recognized.</summary>
    /// <param name="path">The file, gzipped or not; one in bzip2 or xz must be unpacked first.</param>
    /// <param name="options">Split, dataset, size of the images and kind of values; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="DatasetFormatException">A line is not a sample; the message names it.</exception>
    public static SampleSet Read(string path, LibSvmReadOptions? options = null, CancellationToken cancellationToken = default)
    {
        using var reader = new LibSvmReader(path, options ?? new LibSvmReadOptions(), cancellationToken);
        return reader.ReadToEnd(cancellationToken);
    }

    /// <summary>Reads a file sample by sample, in a bounded window of memory.</summary>
    /// <inheritdoc cref="Read"/>
    public static IEnumerable<MnistSample> Enumerate(
        string path, LibSvmReadOptions? options = null, CancellationToken cancellationToken = default) =>
        SampleReader.Enumerate(() => new LibSvmReader(path, options ?? new LibSvmReadOptions(), cancellationToken), cancellationToken);
}
