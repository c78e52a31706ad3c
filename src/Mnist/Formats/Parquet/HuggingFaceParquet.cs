using Mnist.IO;

namespace Mnist.Formats;

/// <summary>MNIST as Hugging Face has it: Parquet files with a PNG image and a label a row.</summary>
/// <example><code>
/// HuggingFaceParquet.Write("mnist", MnistDataset.Open()); // mnist/train-00000-of-00001.parquet, mnist/test-00000-of-00001.parquet
/// MnistDataset mnist = HuggingFaceParquet.Read("mnist");
/// </code></example>
public static class HuggingFaceParquet
{
    /// <summary>Writes samples, or all of a dataset, to a file or folder, which appears whole or not at all.</summary>
    /// <param name="path">A name that ends in .parquet is one file of one split; another is a folder with the standard names.</param>
    /// <param name="source">A set, a dataset or a sample.</param>
    /// <param name="shardSize">The most samples in a file of a folder; null for one file a split.</param>
    /// <param name="overwrite">What to do when a file is there already.</param>
    /// <param name="progress">Told the number of samples written, now and then.</param>
    /// <param name="cancellationToken">Ends the writing; what was there stays as it was.</param>
    /// <exception cref="ArgumentException">Two splits do not go into one file.</exception>
    /// <exception cref="PluginMissingException">Mnist.Parquet is not beside this library.</exception>
    public static void Write(
        string path,
        ISampleSource source,
        long? shardSize = null,
        Overwrite overwrite = Overwrite.Replace,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        SampleSet[] sets = [.. source.GetSampleSets()];
        if (sets.Length > 1 && HuggingFaceParquetWriter.IsFile(path))
        {
            throw new ArgumentException($"'{path}' is a file, which holds one split. Use a folder for both.", nameof(path));
        }

        using var writer = new HuggingFaceParquetWriter(path, shardSize, overwrite);
        foreach (SampleSet samples in sets)
        {
            writer.Write(samples, progress, cancellationToken);
        }

        writer.Complete(cancellationToken);
    }

    /// <summary>Reads a file, or the files of a folder, into memory.</summary>
    /// <param name="path">One Parquet file, or a folder of them; of files with the standard names, none may be missing.</param>
    /// <param name="options">Split and dataset; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="DatasetNotFoundException">There are no such files.</exception>
    /// <exception cref="DatasetFormatException">A file is damaged, has other columns, or images of several sizes.</exception>
    /// <exception cref="PluginMissingException">Mnist.Parquet is not beside this library.</exception>
    public static MnistDataset Read(string path, SampleReadOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new SampleReadOptions();
        var sets = new Dictionary<Split, SampleSet>();
        foreach ((Split split, List<string> files) in ParquetFiles.Find(path, options.Split))
        {
            var reader = new ParquetSplitReader(path, files, split, options.Dataset);
            SampleSetBuilder? builder = null;
            long room = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
            foreach ((int label, byte[] pixels) in reader.Read(cancellationToken))
            {
                if (reader.AnnouncedRows > room / pixels.Length)
                {
                    throw HuggingFaceParquet.Invalid(
                        path,
                        FormattableString.Invariant($"at most the {room / pixels.Length} images that memory has room for"),
                        FormattableString.Invariant($"{reader.AnnouncedRows}"),
                        hint: "Use Enumerate to read them one by one.");
                }

                builder ??= new SampleSetBuilder(reader.Origin);
                pixels.CopyTo(builder.Next());
                builder.Keep(label);
            }

            sets.Add(split, (builder ?? new SampleSetBuilder(reader.Origin)).ToSampleSet());
        }

        DatasetIdentity identity = sets.Values.First().Origin.Identity;
        return new MnistDataset(identity, Path.GetFullPath(path), sets.GetValueOrDefault(Split.Train), sets.GetValueOrDefault(Split.Test));
    }

    /// <summary>Reads a file, or the files of a folder, sample by sample, Train first.</summary>
    /// <inheritdoc cref="Read"/>
    public static IEnumerable<MnistSample> Enumerate(string path, SampleReadOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new SampleReadOptions();
        foreach ((Split split, List<string> files) in ParquetFiles.Find(path, options.Split))
        {
            var reader = new ParquetSplitReader(path, files, split, options.Dataset);
            int index = 0;
            foreach ((int label, byte[] pixels) in reader.Read(cancellationToken))
            {
                yield return new MnistSample(reader.Origin, index++, label, pixels);
            }
        }
    }

    internal static DatasetFormatException Invalid(
        string path, string expected, string actual, long? offset = null, string? hint = null, Exception? innerException = null) =>
        new(path, expected, actual, offset, hint: hint, innerException: innerException, format: "Parquet");
}
