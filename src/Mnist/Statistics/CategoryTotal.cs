namespace Mnist.Statistics;

/// <summary>The last row of the table of samples per category: the totals.</summary>
/// <param name="Training">The number of samples in the Train split.</param>
/// <param name="Testing">The number of samples in the Test split.</param>
public sealed record CategoryTotal(long Training, long Testing)
{
    /// <summary>Always null: the totals have no label.</summary>
    public int? Label { get; }

    /// <summary>Always <c>Total</c>.</summary>
    public string Category { get; } = "Total";

    /// <summary>The number of samples in both splits.</summary>
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
