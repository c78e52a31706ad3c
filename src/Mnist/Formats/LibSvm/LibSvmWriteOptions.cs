namespace Mnist.Formats;

/// <summary>How to write LIBSVM's sparse text.</summary>
public sealed record LibSvmWriteOptions : SampleWriteOptions
{
    /// <summary>
    /// <see cref="PixelValues.Scaled"/> writes pixel / 255, as in mnist.scale. The others write numbers from 0 to 255.
    /// </summary>
    public PixelValues Values { get; init; }

    /// <summary>
    /// True ends the first line with a comment that says that indexes start with 1. The published files have none. LIBSVM's programs and
    /// scikit-learn pass over it.
    /// </summary>
    public bool Comment { get; init; }
}
