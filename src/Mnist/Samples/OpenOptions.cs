namespace Mnist;

/// <summary>How to open a dataset.</summary>
public sealed record OpenOptions
{
    /// <summary>Keeps images as in their files, even if they are transposed (EMNIST).</summary>
    public bool AsStored { get; init; }
}
