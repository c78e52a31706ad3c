namespace Mnist.Formats;

/// <summary>How to read a .npz or .npy file.</summary>
/// <remarks>
/// If the file has splits, as Keras' mnist.npz, <see cref="SampleReadOptions.Split"/> is the only one to read.
/// </remarks>
public sealed record NpzReadOptions : SampleReadOptions
{
    /// <summary>The range of floating-point pixels. Integers are always from 0 to 255.</summary>
    public PixelValues Values { get; init; }

    /// <summary>The height of images that are stored as rows of pixels (N x 784). The default is 28.</summary>
    public int Rows { get; init; } = 28;

    /// <summary>The width of images that are stored as rows of pixels (N x 784). The default is 28.</summary>
    public int Columns { get; init; } = 28;
}
