namespace Mnist;

/// <summary>How a dataset is opened.</summary>
public sealed record OpenOptions
{
    /// <summary>Leaves images as their files hold them, even where that is transposed (EMNIST).</summary>
    public bool AsStored { get; init; }
}
