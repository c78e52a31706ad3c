namespace Mnist.Imaging;

/// <summary>How a picture of one's own becomes a sample.</summary>
public sealed record PictureOptions
{
    /// <summary>
    /// What is ink: values of this or more, 1 to 255, ink being bright (after an inversion); what is below becomes background. Null finds
    /// the value that parts the picture best (Otsu 1979).
    /// </summary>
    public int? Threshold { get; init; }

    /// <summary>Takes bright for ink and dark for background, whatever there is more of.</summary>
    public bool NoInvert { get; init; }

    /// <summary>What is drawn, 0 to 255, where that is known.</summary>
    public int Label { get; init; } = MnistSample.Unlabeled;
}
