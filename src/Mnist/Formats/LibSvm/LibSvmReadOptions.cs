namespace Mnist.Formats;

/// <summary>How to read a LIBSVM file.</summary>
/// <example><code>
/// SampleSet digits = SampleFormat.LibSvm.Import("digits.svm", new LibSvmReadOptions { ZeroBased = true }).Train;
/// </code></example>
public sealed record LibSvmReadOptions : SampleReadOptions
{
    /// <summary>The range of the values.</summary>
    public PixelValues Values { get; init; }

    /// <summary>
    /// True if the index of the first pixel is 0, false if it is 1. Null uses a comment of scikit-learn or the index 0 in the first lines,
    /// otherwise 1, as LIBSVM defines it.
    /// </summary>
    public bool? ZeroBased { get; init; }

    /// <summary>The height of the images in pixels, which is not in the file. The default is 28.</summary>
    public int Rows { get; init; } = 28;

    /// <summary>The width of the images in pixels, which is not in the file. The default is 28.</summary>
    public int Columns { get; init; } = 28;
}
