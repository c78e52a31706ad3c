namespace Mnist.Statistics;

/// <summary>A row of the table of samples per category.</summary>
/// <param name="Label">The label of the category.</param>
/// <param name="Category">The name of the category.</param>
/// <param name="Training">The number of samples in the Train split.</param>
/// <param name="Testing">The number of samples in the Test split.</param>
public sealed record CategoryCount(int Label, string Category, long Training, long Testing)
{
    /// <summary>The number of samples in both splits.</summary>
    public long Total => Training + Testing;
}
