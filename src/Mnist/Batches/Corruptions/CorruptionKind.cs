namespace Mnist;

/// <summary>The fifteen corruptions of MNIST-C.</summary>
public enum CorruptionKind
{
    /// <summary>Noise as from too little light: Poisson(c x) / c. Published severity 5.</summary>
    ShotNoise,

    /// <summary>Salt and pepper: some pixels become black or white. Published severity 4.</summary>
    ImpulseNoise,

    /// <summary>As seen through frosted glass: blurred, neighboring pixels exchanged, and blurred again. Published severity 1.</summary>
    GlassBlur,

    /// <summary>As from a moving camera, at a random angle from -45 to 45 degrees. Published severity 1.</summary>
    MotionBlur,

    /// <summary>Sheared, in a random direction. Published severity 2.</summary>
    Shear,

    /// <summary>Made smaller. Published severity 3.</summary>
    Scale,

    /// <summary>Turned, in a random direction. Published severity 2.</summary>
    Rotate,

    /// <summary>Made brighter, also the background. Published severity 5.</summary>
    Brightness,

    /// <summary>Shifted along both axes, each in a random direction. Published severity 3.</summary>
    Translate,

    /// <summary>The left and the right quarter are inverted. There is no severity.</summary>
    Stripe,

    /// <summary>Covered with fog: a plasma fractal. Published severity 5.</summary>
    Fog,

    /// <summary>Covered with gray spots of liquid. Published severity 4.</summary>
    Spatter,

    /// <summary>A dotted line through the image. There is no severity.</summary>
    DottedLine,

    /// <summary>A zigzag line through the image. There is no severity.</summary>
    Zigzag,

    /// <summary>Only the edges, as Canny's detector finds them. There is no severity.</summary>
    CannyEdges,
}
