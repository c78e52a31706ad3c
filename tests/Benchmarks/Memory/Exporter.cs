using Mnist.Formats;

namespace Mnist.Benchmarks.Memory;

/// <summary>A writer whose memory is measured.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="BytesEach">Room on the disk for a sample, roughly and rather too much.</param>
/// <param name="Create">Starts it.</param>
/// <param name="Most">The most samples that are asked of it here.</param>
internal sealed record Exporter(string Name, int BytesEach, Func<string, SampleWriter> Create, int Most = int.MaxValue)
{
    private const int ShardSize = 50_000;

    /// <summary>All that stream. Sheets are one picture of limited size and do not.</summary>
    public static IReadOnlyList<Exporter> All { get; } =
    [
        new("Idx", 800, path => new IdxFolderWriter(path, compress: false)),
        new("IdxGzip", 800, path => new IdxFolderWriter(path, compress: true), Most: 300_000),
        new("Csv", 2000, path => new CsvWriter(path + ".csv")),
        new("CsvGzip", 2000, path => new CsvWriter(path + ".csv.gz"), Most: 300_000),
        new("CsvShards", 2000, path => new ShardedWriter(path, ShardSize, ".csv", file => new CsvWriter(file))),
        new("Npz", 1600, path => new NpzWriter(path + ".npz")),
        new("NpzDeflated", 1600, path => new NpzWriter(path + ".npz", compress: true), Most: 300_000),
        new("Lmdb", 1200, path => new LmdbWriter(path)),
        new("TorchAscii", 2100, path => new TorchWriter(path + ".t7")),
        new("TorchBinary", 2100, path => new TorchWriter(path + ".t7", isBinary: true)),
        new("Parquet", 600, path => new HuggingFaceParquetWriter(path + ".parquet")),
        new("ParquetShards", 600, path => new HuggingFaceParquetWriter(path, ShardSize)),
        new("LibSvm", 2000, path => new LibSvmWriter(path)),
        // A million files take an hour to remove on some file systems; what grows with them shows in a tenth.
        new("ImageTree", 4096 + 512, path => new ImageTreeWriter(path), Most: 100_000),
    ];
}
