namespace Mnist.Formats;

/// <summary>How to write npz.</summary>
public sealed record NpzWriteOptions : SampleWriteOptions
{
    /// <summary>Deflates the arrays, as numpy.savez_compressed does. By default they are stored, as by numpy.savez.</summary>
    public bool Compress { get; init; }

    /// <summary>
    /// The maximum number of samples in a file, 1 or more, for a folder of files such as train-00000-of-00003.npz. Null writes one file.
    /// </summary>
    public int? ShardSize { get; init; }
}
