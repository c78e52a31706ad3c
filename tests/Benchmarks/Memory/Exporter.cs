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
        new("Idx", 800, path => SampleFormat.Idx.CreateWriter(path)),
        new("IdxGzip", 800, path => SampleFormat.Idx.CreateWriter(path, new IdxWriteOptions { Compress = true }), Most: 300_000),
        new("Csv", 2000, path => SampleFormat.Csv.CreateWriter(path + ".csv")),
        new("CsvGzip", 2000, path => SampleFormat.Csv.CreateWriter(path + ".csv.gz"), Most: 300_000),
        new("CsvShards", 2000, path => SampleFormat.Csv.CreateWriter(path, new CsvWriteOptions { ShardSize = ShardSize })),
        new("Npz", 1600, path => SampleFormat.Npz.CreateWriter(path + ".npz")),
        new("NpzDeflated", 1600, path => SampleFormat.Npz.CreateWriter(path + ".npz", new NpzWriteOptions { Compress = true }), Most: 300_000),
        new("Lmdb", 1200, path => SampleFormat.Lmdb.CreateWriter(path)),
        new("TorchAscii", 2100, path => SampleFormat.Torch.CreateWriter(path + ".t7")),
        new("TorchBinary", 2100, path => SampleFormat.Torch.CreateWriter(path + ".t7", new TorchWriteOptions { Encoding = TorchEncoding.Binary })),
        new("Parquet", 600, path => SampleFormat.Parquet.CreateWriter(path + ".parquet")),
        new("ParquetShards", 600, path => SampleFormat.Parquet.CreateWriter(path, new ParquetWriteOptions { ShardSize = ShardSize })),
        new("LibSvm", 2000, path => SampleFormat.LibSvm.CreateWriter(path)),
        // A million files take an hour to remove on some file systems; what grows with them shows in a tenth.
        new("ImageTree", 4096 + 512, path => SampleFormat.Image.CreateWriter(path), Most: 100_000),
    ];
}
