namespace Mnist.Formats;

/// <summary>What the values of pixels in a file are, where the format allows fractions.</summary>
public enum PixelValues
{
    /// <summary>
    /// Told by the first value that is not 0 or 1: a fraction means <see cref="Scaled"/>, a greater one <see cref="Bytes"/>, and where
    /// there is none, <see cref="Bytes"/>.
    /// </summary>
    Auto,

    /// <summary>Whole numbers from 0 to 255, as in the published mnist.</summary>
    Bytes,

    /// <summary>Numbers from 0 to 1, as in the published mnist.scale: a pixel divided by 255.</summary>
    Scaled,
}
