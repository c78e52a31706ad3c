namespace Mnist.Imaging;

/// <summary>How your own picture becomes a sample.</summary>
public sealed record PictureOptions
{
    /// <summary>
    /// The lowest value of ink, 1 to 255. Ink is bright, after an inversion if there is one. Lower values become background. Null computes
    /// the value that separates the picture best (Otsu 1979).
    /// </summary>
    public int? Threshold { get; init; }

    /// <summary>Bright pixels are ink and dark ones background, whichever are more.</summary>
    public bool NoInvert { get; init; }

    /// <summary>The label of the drawing, 0 to 255, if known.</summary>
    public int Label { get; init; } = MnistSample.Unlabeled;
}
