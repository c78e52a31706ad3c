namespace Mnist.Formats;

/// <summary>How to write CSV.</summary>
public sealed record CsvWriteOptions : SampleWriteOptions
{
    /// <summary>The first line; none by default, as in the published files.</summary>
    public CsvHeader Header { get; init; }

    /// <summary>
    /// The maximum number of samples in a file, 1 or more, for a folder of files such as train-00000-of-00003.csv. Null writes one file.
    /// </summary>
    public int? ShardSize { get; init; }
}
