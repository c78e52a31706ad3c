using Mnist.IO;

namespace Mnist.Formats;

/// <summary>How to write samples.</summary>
public record SampleWriteOptions
{
    /// <summary>What to do when the file or folder is there already.</summary>
    public Overwrite Overwrite { get; init; }

    /// <summary>Makes black and white of what is written; null writes the pixels as they are.</summary>
    public Binarization? Binarization { get; init; }
}
