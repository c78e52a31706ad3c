namespace Mnist.Learning;

/// <summary>Which categories were taken for which.</summary>
/// <remarks>The measures are those of Torch's optim.ConfusionMatrix.</remarks>
public sealed class ConfusionMatrix
{
    private readonly int[,] _counts;

    /// <summary>An empty matrix.</summary>
    /// <param name="categories">The names, in the order of the labels.</param>
    public ConfusionMatrix(IReadOnlyList<string> categories)
    {
        ArgumentNullException.ThrowIfNull(categories);
        Categories = [.. categories];
        _counts = new int[categories.Count, categories.Count];
    }

    /// <summary>The names of rows and columns.</summary>
    public IReadOnlyList<string> Categories { get; }

    /// <summary>Rows are the true categories, columns the predicted ones; a copy.</summary>
    public int[,] Counts => (int[,])_counts.Clone();

    /// <summary>The number of samples.</summary>
    public int Total { get; private set; }

    /// <summary>The share of samples that were recognized, 0 to 1; NaN without samples. Torch's "global correct".</summary>
    public double Accuracy
    {
        get
        {
            int correct = 0;
            for (int i = 0; i < Categories.Count; i++)
            {
                correct += _counts[i, i];
            }

            return (double)correct / Total;
        }
    }

    /// <summary>The mean over the categories of the share that was recognized, 0 to 1. Torch's "average row correct".</summary>
    public double AverageRow => Average(category => category.Recall);

    /// <summary>The mean over the categories of hits / (hits + misses + false alarms), 0 to 1. Torch's "average rowUcol correct".</summary>
    public double AverageRowUcol => Average(category => category.Overlap);

    /// <summary>The measures of each category.</summary>
    public IReadOnlyList<CategoryAccuracy> PerClass => [.. Enumerable.Range(0, Categories.Count).Select(Measure)];

    /// <summary>How often one category was taken for another.</summary>
    /// <param name="actual">The place of the true category.</param>
    /// <param name="predicted">The place of the predicted one.</param>
    public int this[int actual, int predicted] => _counts[actual, predicted];

    /// <summary>Counts one sample.</summary>
    /// <param name="actual">The place of the true category.</param>
    /// <param name="predicted">The place of the predicted one.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such category.</exception>
    public void Add(int actual, int predicted)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)actual, (uint)Categories.Count, nameof(actual));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)predicted, (uint)Categories.Count, nameof(predicted));
        _counts[actual, predicted]++;
        Total++;
    }

    /// <summary>The matrix as a chart in HTML, for notebooks; without samples, a sentence.</summary>
    public string ToHtml() => Total == 0 ? "<p>No samples yet.</p>" : MnistChart.OfConfusion(Categories, Counts).ToHtml();

    /// <summary>For example <c>99.07 % of 10000</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{100 * Accuracy:0.00} % of {Total}");

    private double Average(Func<CategoryAccuracy, double> measure)
    {
        // Categories without samples have no share.
        double[] shares = [.. PerClass.Select(measure).Where(share => !double.IsNaN(share))];
        return shares.Length == 0 ? double.NaN : shares.Average();
    }

    private CategoryAccuracy Measure(int category)
    {
        int actual = 0, predicted = 0;
        for (int i = 0; i < Categories.Count; i++)
        {
            actual += _counts[category, i];
            predicted += _counts[i, category];
        }

        return new CategoryAccuracy(Categories[category], _counts[category, category], actual, predicted);
    }
}
