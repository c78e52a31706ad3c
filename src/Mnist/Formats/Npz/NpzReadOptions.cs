namespace Mnist.Formats;

/// <summary>How to read a .npz or .npy file.</summary>
/// <remarks>
/// Where the file has splits of its own, as Keras' mnist.npz has, <see cref="SampleReadOptions.Split"/> reads that one only.
/// </remarks>
public sealed record NpzReadOptions : SampleReadOptions
{
    /// <summary>What floating-point pixels are; integers are always from 0 to 255.</summary>
    public PixelValues Values { get; init; }

    /// <summary>The height of images that are saved as one row of pixels each (N x 784). Default 28.</summary>
    public int Rows { get; init; } = 28;

    /// <summary>The width of images that are saved as one row of pixels each (N x 784). Default 28.</summary>
    public int Columns { get; init; } = 28;
}
