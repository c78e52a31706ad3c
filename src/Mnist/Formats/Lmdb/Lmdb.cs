using Mnist.IO;

namespace Mnist.Formats;

/// <summary>Caffe's LMDB: a key-value database whose values are Datum messages, one a sample.</summary>
/// <remarks>
/// What <c>convert_mnist_data</c> of Caffe makes (https://github.com/BVLC/caffe, examples/mnist): keys of eight digits from 00000000,
/// each value a protobuf <c>Datum</c> with channels, height, width, data and label. On disk it is LMDB 0.9 (data version 1), the
/// version that Caffe and py-lmdb read.
/// </remarks>
/// <example><code>
/// Lmdb.Write("mnist_train_lmdb", MnistDataset.Open().Train);
/// SampleSet train = Lmdb.Read("mnist_train_lmdb");
/// </code></example>
public static class Lmdb
{
    /// <summary>Writes samples to a database, which appears whole or not at all.</summary>
    /// <param name="path">The folder of the database; its data.mdb is replaced when it is there.</param>
    /// <param name="samples">At most 100,000,000 samples, of any size.</param>
    /// <param name="overwrite">What to do when the database is there already.</param>
    /// <param name="progress">Told the number of samples written, now and then.</param>
    /// <param name="cancellationToken">Ends the writing; the database stays as it was.</param>
    public static void Write(
        string path,
        SampleSet samples,
        Overwrite overwrite = Overwrite.Replace,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default)
    {
        using var writer = new LmdbWriter(path, overwrite);
        writer.Write(samples, progress, cancellationToken);
        writer.Complete(cancellationToken);
    }

    /// <summary>Reads a whole database into memory, in the order of its keys.</summary>
    /// <param name="path">The folder, or the data.mdb in it. No other program may write to it meanwhile.</param>
    /// <param name="options">Split and dataset; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="DatasetFormatException">
    /// Not an LMDB 0.9 database, or damaged, or its records are not uncompressed images of one size with one channel.
    /// </exception>
    public static SampleSet Read(string path, SampleReadOptions? options = null, CancellationToken cancellationToken = default)
    {
        using var reader = new LmdbReader(path, options ?? new SampleReadOptions());
        return reader.ReadToEnd(cancellationToken);
    }

    /// <summary>Reads a database sample by sample, in a bounded window of memory.</summary>
    /// <inheritdoc cref="Read"/>
    public static IEnumerable<MnistSample> Enumerate(
        string path, SampleReadOptions? options = null, CancellationToken cancellationToken = default) =>
        SampleReader.Enumerate(() => new LmdbReader(path, options ?? new SampleReadOptions()), cancellationToken);
}
