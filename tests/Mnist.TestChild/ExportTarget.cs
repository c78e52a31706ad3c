using Mnist.Display;
using Mnist.Formats;
using Mnist.IO;

namespace Mnist.TestChild;

/// <summary>A way to write samples: every format, and every form of it that takes another way through the code.</summary>
/// <param name="Name">The name of the file or folder.</param>
/// <param name="Create">Starts to write at a path; by force where another number of files is no replacement otherwise.</param>
/// <param name="Read">Reads what was written; null for what is only written.</param>
public sealed record ExportTarget(string Name, Func<string, SampleWriter> Create, Func<string, IEnumerable<MnistSample>>? Read)
{
    public static IReadOnlyList<ExportTarget> All { get; } =
    [
        new("digits.csv", path => new CsvWriter(path), path => Csv.Enumerate(path)),
        new("digits.csv.gz", path => new CsvWriter(path), path => Csv.Enumerate(path)),
        new("digits.npz", path => new NpzWriter(path), path => Npz.Enumerate(path)),
        new("packed.npz", path => new NpzWriter(path, compress: true), path => Npz.Enumerate(path)),
        new("ascii.t7", path => new TorchWriter(path), path => Torch.Enumerate(path)),
        new("binary.t7", path => new TorchWriter(path, isBinary: true), path => Torch.Enumerate(path)),
        new("digits.svm", path => new LibSvmWriter(path), path => LibSvm.Enumerate(path)),
        new("digits.parquet", path => new HuggingFaceParquetWriter(path), path => HuggingFaceParquet.Enumerate(path)),
        new("digits.png", path => new SheetWriter(path), null),
        new("digits.html", path => new SheetWriter(path), null),
        new("digits_lmdb", path => new LmdbWriter(path), path => Lmdb.Enumerate(path)),
        new("idx", path => new IdxFolderWriter(path), path => MnistDataset.OpenFolder(path).Test),
        new("packed-idx", path => new IdxFolderWriter(path, compress: true), path => MnistDataset.OpenFolder(path).Test),
        new("tree", path => new ImageTreeWriter(path, ImageTreeLayout.Numbered, Overwrite.Force), path => ImageTree.Enumerate(path)),
        new("csv-shards", path => new ShardedWriter(path, 64, ".csv", shard => new CsvWriter(shard), Overwrite.Force), path => ReadShards(path)),
        new("parquet-shards", path => new HuggingFaceParquetWriter(path, shardSize: 64, Overwrite.Force), path => HuggingFaceParquet.Enumerate(path)),
    ];

    /// <summary>Writes a set.</summary>
    public void Write(string path, SampleSet samples, CancellationToken cancellationToken = default)
    {
        using SampleWriter writer = Create(path);
        writer.Write(samples, progress: null, cancellationToken);
        writer.Complete(cancellationToken);
    }

    public override string ToString() => Name;

    private static IEnumerable<MnistSample> ReadShards(string folder) =>
        Directory.EnumerateFiles(folder, "*.csv").Order(StringComparer.Ordinal).SelectMany(path => Csv.Enumerate(path));
}
