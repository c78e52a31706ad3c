namespace Mnist.Statistics;

/// <summary>The last row of the samples-per-category table: the sums of its columns.</summary>
/// <param name="Training">Samples in the Train split.</param>
/// <param name="Testing">Samples in the Test split.</param>
public sealed record CategoryTotal(long Training, long Testing)
{
    /// <summary>Always null: the sums belong to no label.</summary>
    public int? Label { get; }

    /// <summary>Always <c>Total</c>.</summary>
    public string Category { get; } = "Total";

    /// <summary>Samples in both.</summary>
    public long Total => Training + Testing;

    /// <summary>Adds up a table.</summary>
    public static CategoryTotal Of(IEnumerable<CategoryCount> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        long training = 0;
        long testing = 0;
        foreach (CategoryCount count in counts)
        {
            training += count.Training;
            testing += count.Testing;
        }

        return new CategoryTotal(training, testing);
    }
}
