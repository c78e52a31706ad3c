namespace Mnist.Formats;

/// <summary>How to write a folder of images.</summary>
public sealed record ImageWriteOptions : SampleWriteOptions
{
    /// <summary>Where the files are in the folder.</summary>
    public ImageTreeLayout Layout { get; init; }
}
