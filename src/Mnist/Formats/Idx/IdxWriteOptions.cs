namespace Mnist.Formats;

/// <summary>How to write a folder of IDX files.</summary>
public sealed record IdxWriteOptions : SampleWriteOptions
{
    /// <summary>Writes .gz files.</summary>
    public bool Compress { get; init; }
}
