namespace Mnist.Formats;

/// <summary>How to read image files.</summary>
public sealed record ImageReadOptions : SampleReadOptions
{
    /// <summary>The height of the samples in pixels. The default is 28.</summary>
    public int Rows { get; init; } = 28;

    /// <summary>The width of the samples in pixels. The default is 28.</summary>
    public int Columns { get; init; } = 28;

    /// <summary>
    /// Scales pictures of another size to this one by averaging areas, without keeping the aspect ratio. By default, they are refused.
    /// </summary>
    public bool Resize { get; init; }

    /// <summary>The <see cref="MnistSample.Index"/> of a single picture, to number several pictures. The default is 0.</summary>
    public int FirstIndex { get; init; }
}
