namespace Mnist;

/// <summary>How much images are changed at random, so that a model sees many variants of each. All zero changes nothing.</summary>
/// <remarks>
/// The elastic deformation is from Simard, Steinkraus and Platt, "Best Practices for Convolutional Neural Networks Applied to Visual
/// Document Analysis" (ICDAR 2003): each pixel has a random displacement from -1 to 1 in both directions, smoothed by a Gaussian and
/// multiplied by alpha. For digits of 29 x 29 pixels, sigma 4 and alpha 34 worked best there.
/// </remarks>
public sealed record Augmentation
{
    /// <summary>Small changes that keep digits readable: 2 pixels, 10 degrees, 10 %, and half of Simard's alpha.</summary>
    public static Augmentation Gentle { get; } = new() { Shift = 2, Rotation = 10, Zoom = 0.1, ElasticAlpha = 17 };

    /// <summary>The largest shift along each axis in pixels, 0 or more. Fractions of a pixel are possible.</summary>
    public double Shift { get; init => field = Check(value, 0, double.MaxValue, nameof(Shift)); }

    /// <summary>The largest rotation about the center in degrees, 0 to 180, in both directions.</summary>
    public double Rotation { get; init => field = Check(value, 0, 180, nameof(Rotation)); }

    /// <summary>The largest change of size, 0 to 0.9. For example, 0.1 means a factor from 0.9 to 1.1.</summary>
    public double Zoom { get; init => field = Check(value, 0, 0.9, nameof(Zoom)); }

    /// <summary>The strength of the elastic deformation in pixels, 0 (none) or more. Simard uses 34.</summary>
    public double ElasticAlpha { get; init => field = Check(value, 0, double.MaxValue, nameof(ElasticAlpha)); }

    /// <summary>The smoothness of the elastic deformation: the standard deviation of the Gaussian in pixels, 0.1 to 100. Simard uses 4.</summary>
    public double ElasticSigma { get; init => field = Check(value, 0.1, 100, nameof(ElasticSigma)); } = 4;

    /// <summary>True if each image is mirrored, left to right, with a probability of one half. For clothes, not for digits.</summary>
    public bool HorizontalFlip { get; init; }

    /// <summary>True if images do not change.</summary>
    public bool IsNone => Shift == 0 && Rotation == 0 && Zoom == 0 && ElasticAlpha == 0 && !HorizontalFlip;

    /// <summary>The changes, the same in every culture: for example <c>shift 2, rotation 15, zoom 0.15, elastic 8 (sigma 4)</c>, or <c>none</c>.</summary>
    public override string ToString() => IsNone ? "none" : string.Join(", ", Changes());

    private IEnumerable<string> Changes()
    {
        foreach ((string name, double most) in new[] { ("shift", Shift), ("rotation", Rotation), ("zoom", Zoom) })
        {
            if (most > 0)
            {
                yield return FormattableString.Invariant($"{name} {most}");
            }
        }

        if (ElasticAlpha > 0)
        {
            yield return FormattableString.Invariant($"elastic {ElasticAlpha} (sigma {ElasticSigma})");
        }

        if (HorizontalFlip)
        {
            yield return "horizontal flip";
        }
    }

    private static double Check(double value, double minimum, double maximum, string name) => value >= minimum && value <= maximum
        ? value
        : throw new ArgumentOutOfRangeException(
            name,
            value,
            maximum == double.MaxValue ? FormattableString.Invariant($"{name} must be a finite number of {minimum} or more, not {value}.")
                : FormattableString.Invariant($"{name} must be a number from {minimum} to {maximum}, not {value}."));
}
