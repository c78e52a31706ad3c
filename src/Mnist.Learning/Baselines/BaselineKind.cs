namespace Mnist.Learning;

/// <summary>The kind of a <see cref="Baseline"/>.</summary>
public enum BaselineKind
{
    /// <summary>The category whose mean image is nearest.</summary>
    NearestMean,

    /// <summary>A weighted sum of the pixels for each category, fitted by least squares.</summary>
    Linear,

    /// <summary>The category that most of the nearest training samples have.</summary>
    Neighbor,

    /// <summary>A polynomial of second degree of the principal components for each category, fitted by least squares.</summary>
    Quadratic,
}
