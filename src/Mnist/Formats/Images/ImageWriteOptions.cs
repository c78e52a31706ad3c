namespace Mnist.Formats;

/// <summary>How to write a folder of images.</summary>
public sealed record ImageWriteOptions : SampleWriteOptions
{
    /// <summary>The folders and names of the files.</summary>
    public ImageTreeLayout Layout { get; init; }
}
