using Mnist.IO;

namespace Mnist.Formats;

/// <summary>How to write samples. Also the base of the options of each format.</summary>
public record SampleWriteOptions
{
    /// <summary>What to do if the file or folder exists.</summary>
    public Overwrite Overwrite { get; init; }

    /// <summary>Writes black and white pixels; null does not change them.</summary>
    public Binarization? Binarization { get; init; }
}
