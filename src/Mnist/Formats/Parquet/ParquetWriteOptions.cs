namespace Mnist.Formats;

/// <summary>How to write Parquet.</summary>
public sealed record ParquetWriteOptions : SampleWriteOptions
{
    /// <summary>The maximum number of samples in a file of a folder, 1 or more. Null writes one file for each split.</summary>
    public int? ShardSize { get; init; }
}
