using Mnist.IO;

namespace Mnist.Formats;

/// <summary>numpy's archives: Keras' mnist.npz with both splits, and KMNIST's files of one array.</summary>
/// <remarks>
/// An archive is a ZIP file of .npy arrays (https://numpy.org/doc/stable/reference/generated/numpy.savez.html). Keras names them
/// x_train (N x 28 x 28), y_train (N), x_test and y_test, all of type u1.
/// </remarks>
/// <example><code>
/// Npz.Write("mnist.npz", MnistDataset.Open());
/// MnistDataset mnist = Npz.Read("mnist.npz");
/// </code></example>
public static class Npz
{
    /// <summary>Writes samples to a file, which appears whole or not at all.</summary>
    /// <param name="path">The file; replaced when it is there.</param>
    /// <param name="source">A dataset, of which all splits are written, or a set of samples.</param>
    /// <param name="compress">Deflates the arrays, as numpy.savez_compressed does.</param>
    /// <param name="overwrite">What to do when the file is there already.</param>
    /// <param name="progress">Told the number of samples written, now and then.</param>
    /// <param name="cancellationToken">Ends the writing; the file stays as it was.</param>
    public static void Write(
        string path,
        ISampleSource source,
        bool compress = false,
        Overwrite overwrite = Overwrite.Replace,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        using var writer = new NpzWriter(path, compress, overwrite);
        foreach (SampleSet set in source.GetSampleSets())
        {
            writer.Write(set, progress, cancellationToken);
        }

        writer.Complete(cancellationToken);
    }

    /// <summary>Reads a whole file into memory: stored or deflated arrays, or a bare .npy file.</summary>
    /// <param name="path">
    /// The file. A file of images alone is read without labels, unless its name has imgs in it and a file with labels in its place is
    /// beside it.
    /// </param>
    /// <param name="options">Split, dataset, kind of values and size of the images; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="DatasetFormatException">Not such a file, or damaged, or its values are no pixels or labels.</exception>
    public static MnistDataset Read(string path, NpzReadOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new NpzReadOptions();
        var sets = new Dictionary<Split, SampleSet>();
        foreach (NpzSplit split in NpzSplit.Find(path, options.Split))
        {
            using var reader = new NpzReader(split, path, options, cancellationToken);
            sets.Add(split.Split, reader.ReadToEnd(cancellationToken));
        }

        return new MnistDataset(
            ImportNaming.IdentityOf(path, options.Dataset), Path.GetFullPath(path), sets.GetValueOrDefault(Split.Train), sets.GetValueOrDefault(Split.Test));
    }

    /// <summary>Reads a file sample by sample, Train before Test, in a bounded window of memory.</summary>
    /// <inheritdoc cref="Read"/>
    public static IEnumerable<MnistSample> Enumerate(
        string path, NpzReadOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new NpzReadOptions();
        foreach (NpzSplit split in NpzSplit.Find(path, options.Split))
        {
            foreach (MnistSample sample in SampleReader.Enumerate(() => new NpzReader(split, path, options, cancellationToken), cancellationToken))
            {
                yield return sample;
            }
        }
    }
}
