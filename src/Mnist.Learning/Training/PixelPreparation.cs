namespace Mnist.Learning;

/// <summary>How pixels become the input of a network.</summary>
public sealed record PixelPreparation
{
    /// <summary>Multiplies pixels of 0 to 255; finite and not 0. <see cref="Standardize"/> replaces it.</summary>
    public double Factor { get; init; } = 1.0 / 255;

    /// <summary>Gives the training images mean 0 and deviation 1, with their border. Other images get the same numbers.</summary>
    public bool Standardize { get; init; }

    /// <summary>The rows and columns of background on each side, 0 to 64.</summary>
    public int Border { get; init; }
}
