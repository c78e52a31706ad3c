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
        new("digits.csv", path => SampleFormat.Csv.CreateWriter(path), path => SampleFormat.Csv.Read(path)),
        new("digits.csv.gz", path => SampleFormat.Csv.CreateWriter(path), path => SampleFormat.Csv.Read(path)),
        new("digits.npz", path => SampleFormat.Npz.CreateWriter(path), path => SampleFormat.Npz.Read(path)),
        new("packed.npz", path => SampleFormat.Npz.CreateWriter(path, new NpzWriteOptions { Compress = true }), path => SampleFormat.Npz.Read(path)),
        new("ascii.t7", path => SampleFormat.Torch.CreateWriter(path), path => SampleFormat.Torch.Read(path)),
        new("binary.t7", path => SampleFormat.Torch.CreateWriter(path, new TorchWriteOptions { Encoding = TorchEncoding.Binary }), path => SampleFormat.Torch.Read(path)),
        new("digits.svm", path => SampleFormat.LibSvm.CreateWriter(path), path => SampleFormat.LibSvm.Read(path)),
        new("digits.parquet", path => SampleFormat.Parquet.CreateWriter(path), path => SampleFormat.Parquet.Read(path)),
        new("digits.png", path => new SheetFormat().CreateWriter(path), null),
        new("digits.html", path => new SheetFormat().CreateWriter(path), null),
        new("digits_lmdb", path => SampleFormat.Lmdb.CreateWriter(path), path => SampleFormat.Lmdb.Read(path)),
        new("idx", path => SampleFormat.Idx.CreateWriter(path), path => MnistDataset.OpenFolder(path).Test),
        new("packed-idx", path => SampleFormat.Idx.CreateWriter(path, new IdxWriteOptions { Compress = true }), path => MnistDataset.OpenFolder(path).Test),
        new("tree", path => SampleFormat.Image.CreateWriter(path, new ImageWriteOptions { Layout = ImageTreeLayout.Numbered, Overwrite = Overwrite.Force }), path => SampleFormat.Image.Read(path)),
        new("csv-shards", path => SampleFormat.Csv.CreateWriter(path, new CsvWriteOptions { ShardSize = 64, Overwrite = Overwrite.Force }), path => ReadShards(path)),
        new("parquet-shards", path => SampleFormat.Parquet.CreateWriter(path, new ParquetWriteOptions { ShardSize = 64, Overwrite = Overwrite.Force }), path => SampleFormat.Parquet.Read(path)),
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
        Directory.EnumerateFiles(folder, "*.csv").Order(StringComparer.Ordinal).SelectMany(path => SampleFormat.Csv.Read(path));
}
