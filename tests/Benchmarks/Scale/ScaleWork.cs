using Mnist.Formats;
using Mnist.Statistics;

namespace Mnist.Benchmarks.Scale;

/// <summary>A piece of work whose cost must not grow faster than the number of samples.</summary>
/// <param name="Name">How it is asked for.</param>
/// <param name="Title">What the table calls it.</param>
/// <param name="Run">Does it once and gives the number of samples that the cost is divided by.</param>
/// <param name="BytesEach">Room on the disk for a sample of what it writes, roughly and rather too much; 0 for nothing.</param>
internal sealed record ScaleWork(string Name, string Title, Func<ScaleJob, long> Run, int BytesEach = 0)
{
    private const int BatchSize = 100;
    private const int DrawnShare = 10;
    private const int ShardSize = 100_000;

    /// <summary>
    /// The disk is what takes the time, so that each pass writes as many samples as the largest set has, in as many files as that takes:
    /// disk and page cache are as busy for the smallest set as for the largest.
    /// </summary>
    public bool FillsDisk { get; init; }

    /// <summary>What the machine does at all, beside which the others are seen; nothing is promised.</summary>
    public bool IsLimit { get; init; }

    /// <summary>Random places of a file of over 50 GB, which is a set of its own.</summary>
    public static ScaleWork Sparse { get; } = new(
        "sparse",
        FormattableString.Invariant($"random places of a sparse file of {SparseDigits.Length / 1e9:0.0} GB"),
        job => SparseDigits.Read(job.Samples, ScaleRun.Seed, job.Pass));

    /// <summary>All of it, in the order of the table.</summary>
    public static IReadOnlyList<ScaleWork> All { get; } =
    [
        new("load", "open, load and touch every image", Load),
        new("categories", "measure categories, from the file on", job => Sum(MnistDataset.OpenFolder(job.Folder).CountCategories())),
        new("pixels", "measure pixels", job => job.Samples.MeasurePixels().Count),
        new("filter", "filter by label", job => job.Samples.Where(3).Count == 0 ? throw new InvalidDataException("No digit is a 3.") : job.Samples.Count),
        new("sample", "a random tenth, its pixels measured", job => job.Samples.Random(job.Samples.Count / DrawnShare, job.Pass).MeasurePixels().Count),
        new("ordered", "batches of 100, in order", job => ReadBatches(job, shuffle: false)),
        new("batches", "batches of 100, shuffled", job => ReadBatches(job, shuffle: true)),
        new("limit", "limit: a byte of every cache line of images at random places", Touch) { IsLimit = true },
        new("csv", "CSV, one file", job => Write(job, SampleFormat.Csv.CreateWriter(job.Target)), BytesEach: 2000) { FillsDisk = true },
        new("parquet", "Parquet, shards of 100,000", job => Write(job, SampleFormat.Parquet.CreateWriter(job.Target, new ParquetWriteOptions { ShardSize = ShardSize })), BytesEach: 400),
    ];

    private static long Load(ScaleJob job)
    {
        using MnistDataset dataset = MnistDataset.OpenFolder(job.Folder);
        SampleSet samples = dataset.Train;
        samples.Load();
        using var images = new ImageHold(samples);
        long sum = 0;
        for (int i = 0; i < samples.Count; i++)
        {
            sum += images[i][^1];
        }

        return sum < 0 ? 0 : samples.Count;
    }

    private static long Touch(ScaleJob job)
    {
        const int CacheLine = 64;
        SampleSet samples = job.Samples;
        var random = new SeededRandom(job.Pass);
        using var images = new ImageHold(samples);
        long sum = 0;
        for (int i = 0; i < samples.Count; i++)
        {
            ReadOnlySpan<byte> pixels = images[random.Next(samples.Count)];
            for (int k = 0; k < pixels.Length; k += CacheLine)
            {
                sum += pixels[k];
            }
        }

        return sum == 0 ? throw new InvalidDataException("There is no ink.") : samples.Count;
    }

    private static long Sum(IEnumerable<CategoryCount> table) => table.Sum(row => row.Total);

    private static long ReadBatches(ScaleJob job, bool shuffle)
    {
        using var reader = new BatchReader(job.Samples, new BatchOptions { Size = BatchSize, Shuffle = shuffle, Seed = job.Pass, Remainder = Remainder.Keep });
        BatchBuffer buffer = reader.CreateBuffer();
        long count = 0;
        while (reader.Next(buffer))
        {
            count += buffer.Count;
        }

        return count;
    }

    private static long Write(ScaleJob job, SampleWriter writer)
    {
        using (writer)
        {
            writer.Write(job.Samples);
            writer.Complete();
        }

        return writer.Count;
    }
}
