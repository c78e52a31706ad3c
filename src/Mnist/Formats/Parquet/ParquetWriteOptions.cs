namespace Mnist.Formats;

/// <summary>How to write Parquet.</summary>
public sealed record ParquetWriteOptions : SampleWriteOptions
{
    /// <summary>The most samples in a file of a folder, 1 or more; null writes one file for each split.</summary>
    public int? ShardSize { get; init; }
}
