namespace Mnist.Formats;

/// <summary>How to read a .npz or .npy file.</summary>
/// <remarks>
/// If the file has splits, as Keras' mnist.npz, <see cref="SampleReadOptions.Split"/> is the only one to read. Samples for validation
/// (x_val) are read as a part of Train.
/// </remarks>
public sealed record NpzReadOptions : SampleReadOptions
{
    /// <summary>The range of the pixels. With Auto, integers are from 0 to 255, and floating-point numbers decide themselves.</summary>
    public PixelValues Values { get; init; }

    /// <summary>The name of the array with the images, without .npy; null finds it by names such as x_train, train_images or data.</summary>
    /// <remarks>If it or <see cref="LabelArray"/> is set, only this pair of arrays is read.</remarks>
    public string? ImageArray { get; init; }

    /// <summary>The name of the array with the labels, without .npy; null finds it by names such as y_train, train_labels or target.</summary>
    public string? LabelArray { get; init; }

    /// <summary>The height of images that are stored as rows of pixels (N x 784). The default is 28.</summary>
    public int Rows { get; init; } = 28;

    /// <summary>The width of images that are stored as rows of pixels (N x 784). The default is 28.</summary>
    public int Columns { get; init; } = 28;
}
