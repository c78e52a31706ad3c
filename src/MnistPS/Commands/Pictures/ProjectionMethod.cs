namespace MnistPS.Commands;

/// <summary>How New-MnistChart Projection puts samples into a plane.</summary>
public enum ProjectionMethod
{
    /// <summary>By their first two principal components: fast, and distances keep their meaning.</summary>
    Pca,

    /// <summary>By t-SNE: neighbors stay together, so categories form groups. Other distances have no meaning.</summary>
    TSne,
}
