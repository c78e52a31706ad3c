namespace Mnist.Formats;

/// <summary>How to read a LIBSVM file.</summary>
public sealed record LibSvmReadOptions : SampleReadOptions
{
    /// <summary>The range of the values.</summary>
    public PixelValues Values { get; init; }

    /// <summary>The height of the images in pixels, which is not in the file. The default is 28.</summary>
    public int Rows { get; init; } = 28;

    /// <summary>The width of the images in pixels, which is not in the file. The default is 28.</summary>
    public int Columns { get; init; } = 28;
}
