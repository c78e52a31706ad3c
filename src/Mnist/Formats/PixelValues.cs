namespace Mnist.Formats;

/// <summary>The range of pixel values in a file, for formats that allow fractions.</summary>
public enum PixelValues
{
    /// <summary>
    /// Uses the first value other than 0 and 1: a fraction means <see cref="Scaled"/>, a greater value <see cref="Bytes"/>. Without such
    /// a value, <see cref="Bytes"/>.
    /// </summary>
    Auto,

    /// <summary>Whole numbers from 0 to 255, as in the published mnist.</summary>
    Bytes,

    /// <summary>Pixels divided by 255, from 0 to 1, as in the published mnist.scale.</summary>
    Scaled,
}
