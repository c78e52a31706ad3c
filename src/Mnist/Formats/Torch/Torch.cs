using Mnist.IO;

namespace Mnist.Formats;

/// <summary>Torch7's .t7 files: a table with images as <c>data</c> and labels from 1 as <c>labels</c>.</summary>
/// <remarks>
/// The shape of train_32x32.t7 and test_32x32.t7 that Torch's tutorials and demos load (https://github.com/torch/demos,
/// train-a-digit-classifier): <c>data</c> is a ByteTensor of N x 1 x 32 x 32, each image of 28 x 28 with two pixels of background
/// around it; <c>labels</c> is a ByteTensor of N, 1 for the digit 0. Images of other sizes are written as they are.
/// </remarks>
/// <example><code>
/// Torch.Write("train_32x32.t7", MnistDataset.Open().Train); // torch.load('train_32x32.t7', 'ascii')
/// SampleSet train = Torch.Read("train_32x32.t7");           // 28 x 28, labels from 0
/// </code></example>
public static class Torch
{
    /// <summary>Writes samples to a file, which appears whole or not at all.</summary>
    /// <param name="path">The file; replaced when it is there.</param>
    /// <param name="samples">Samples of one size, with labels from 0 to 254.</param>
    /// <param name="isBinary">Writes Torch's binary mode; by default the ascii mode of the published files.</param>
    /// <param name="overwrite">What to do when the file is there already.</param>
    /// <param name="progress">Told the number of samples written, now and then.</param>
    /// <param name="cancellationToken">Ends the writing; the file stays as it was.</param>
    public static void Write(
        string path,
        SampleSet samples,
        bool isBinary = false,
        Overwrite overwrite = Overwrite.Replace,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default)
    {
        using var writer = new TorchWriter(path, isBinary, overwrite);
        writer.Write(samples, progress, cancellationToken);
        writer.Complete(cancellationToken);
    }

    /// <summary>Reads a whole file into memory; mode, size of numbers and padding are recognized.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">Split, dataset, padding and the first label; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="DatasetFormatException">Not a table of images and labels, or a damaged one.</exception>
    public static SampleSet Read(string path, TorchReadOptions? options = null, CancellationToken cancellationToken = default)
    {
        using var reader = new TorchReader(path, options ?? new TorchReadOptions(), cancellationToken);
        return reader.ReadToEnd(cancellationToken);
    }

    /// <summary>Reads a file sample by sample, in a bounded window of memory.</summary>
    /// <inheritdoc cref="Read"/>
    public static IEnumerable<MnistSample> Enumerate(
        string path, TorchReadOptions? options = null, CancellationToken cancellationToken = default) =>
        SampleReader.Enumerate(() => new TorchReader(path, options ?? new TorchReadOptions(), cancellationToken), cancellationToken);
}
