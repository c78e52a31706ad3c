namespace Mnist.Statistics;

/// <summary>One row of the samples-per-category table.</summary>
/// <param name="Label">The number of the category.</param>
/// <param name="Category">Its name.</param>
/// <param name="Training">Samples in the Train split.</param>
/// <param name="Testing">Samples in the Test split.</param>
public sealed record CategoryCount(int Label, string Category, long Training, long Testing)
{
    /// <summary>Samples in both.</summary>
    public long Total => Training + Testing;
}
