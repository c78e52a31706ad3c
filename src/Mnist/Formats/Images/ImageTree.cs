using Mnist.IO;

namespace Mnist.Formats;

/// <summary>MNIST as a folder of images: <c>train/000000-num5.png</c>, or a folder for each category.</summary>
/// <example><code>
/// ImageTree.Write("digits", MnistDataset.Open());
/// MnistDataset digits = ImageTree.Read("digits");
/// </code></example>
public static class ImageTree
{
    /// <summary>Writes samples, or all of a dataset, to a folder, which appears whole where there is none.</summary>
    /// <param name="path">The folder; files in it are replaced one by one when it is there.</param>
    /// <param name="source">A set, a dataset or a sample.</param>
    /// <param name="layout">Where the files are in it.</param>
    /// <param name="overwrite">What to do when a file is there already.</param>
    /// <param name="progress">Told the number of samples written, now and then.</param>
    /// <param name="cancellationToken">Ends the writing; the folder stays as it was.</param>
    /// <exception cref="IOException">The folder has images of another export.</exception>
    public static void Write(
        string path,
        ISampleSource source,
        ImageTreeLayout layout = ImageTreeLayout.Numbered,
        Overwrite overwrite = Overwrite.Replace,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        using var writer = new ImageTreeWriter(path, layout, overwrite);
        foreach (SampleSet samples in source.GetSampleSets())
        {
            writer.Write(samples, progress, cancellationToken);
        }

        writer.Complete(cancellationToken);
    }

    /// <summary>Reads a whole tree into memory.</summary>
    /// <remarks>
    /// Splits are folders named train or training, test, testing or t10k; without them the folder is one split. Labels come from names
    /// (<c>-num5</c>) or from folders (<c>5</c>, <c>9-Ankle boot</c>, or names of categories of the dataset that the options name).
    /// Samples are in the order of the numbers that their names start with. PNG of all kinds, JPEG and BMP are read; colors become
    /// gray by their luminance, what is transparent becomes background.
    /// </remarks>
    /// <param name="path">The folder.</param>
    /// <param name="options">Split, dataset and size of the images; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="DatasetNotFoundException">There is no picture in the folder.</exception>
    /// <exception cref="DatasetFormatException">A file is damaged or of another size, a folder is no category, or two files have one number.</exception>
    public static MnistDataset Read(string path, ImageReadOptions? options = null, CancellationToken cancellationToken = default)
    {
        var reader = new ImageReader(options ?? new ImageReadOptions());
        var sets = new Dictionary<Split, SampleSet>();
        DatasetIdentity identity = DatasetIdentity.Unnamed;
        foreach ((SampleOrigin origin, List<ImageFileName> files) in reader.OpenTree(path, cancellationToken))
        {
            identity = origin.Identity;
            var builder = new SampleSetBuilder(origin);
            foreach (ImageFileName file in files)
            {
                cancellationToken.ThrowIfCancellationRequested();
                reader.ReadPixels(file.Path, cancellationToken).CopyTo(builder.Next());
                builder.Keep(file.Label);
            }

            sets.Add(origin.Split, builder.ToSampleSet());
        }

        return new MnistDataset(identity, Path.GetFullPath(path), sets.GetValueOrDefault(Split.Train), sets.GetValueOrDefault(Split.Test));
    }

    /// <summary>Reads a tree sample by sample, Train first, or the one sample of a file.</summary>
    /// <inheritdoc cref="Read"/>
    public static IEnumerable<MnistSample> Enumerate(string path, ImageReadOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new ImageReader(options ?? new ImageReadOptions()).Enumerate(path, cancellationToken);
    }
}
