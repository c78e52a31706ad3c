namespace Mnist.Formats;

/// <summary>How to write LIBSVM's text.</summary>
public sealed record LibSvmWriteOptions : SampleWriteOptions
{
    /// <summary>
    /// <see cref="PixelValues.Scaled"/> writes pixel / 255, as mnist.scale does; the others write pixels as they are.
    /// </summary>
    public PixelValues Values { get; init; }
}
