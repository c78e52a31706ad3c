namespace Mnist.Learning;

/// <summary>Counts how often each category was predicted as each other one.</summary>
/// <remarks>The measures are those of Torch's optim.ConfusionMatrix.</remarks>
public sealed class ConfusionMatrix
{
    private const int ProgressStep = 64;

    private readonly int[,] _counts;

    /// <summary>Creates an empty matrix.</summary>
    /// <param name="categories">The names of the categories, in the order of the labels.</param>
    public ConfusionMatrix(IReadOnlyList<string> categories)
    {
        ArgumentNullException.ThrowIfNull(categories);
        Categories = [.. categories];
        _counts = new int[categories.Count, categories.Count];
    }

    /// <summary>What was measured, for example <c>CaffeLeNet on MNIST Test</c>; empty if it was not named.</summary>
    public string Name { get; init; } = "";

    /// <summary>The names of rows and columns.</summary>
    public IReadOnlyList<string> Categories { get; }

    /// <summary>A copy of the counts. Rows are the true categories, columns the predicted ones.</summary>
    public int[,] Counts => (int[,])_counts.Clone();

    /// <summary>The number of samples.</summary>
    public int Total { get; private set; }

    /// <summary>The share of samples that were recognized, 0 to 1; NaN without samples. It is Torch's "global correct".</summary>
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

    /// <summary>The mean recall of the categories, 0 to 1. It is Torch's "average row correct".</summary>
    public double AverageRow => Average(category => category.Recall);

    /// <summary>The mean overlap of the categories, 0 to 1. It is Torch's "average rowUcol correct".</summary>
    public double AverageRowUcol => Average(category => category.Overlap);

    /// <summary>The measures of each category.</summary>
    public IReadOnlyList<CategoryAccuracy> PerClass => [.. Enumerable.Range(0, Categories.Count).Select(Measure)];

    /// <summary>Returns how often one category was predicted as another.</summary>
    /// <param name="actual">The position of the true category, from 0.</param>
    /// <param name="predicted">The position of the predicted category, from 0.</param>
    public int this[int actual, int predicted] => _counts[actual, predicted];

    /// <summary>Counts one sample.</summary>
    /// <param name="actual">The position of the true category, from 0.</param>
    /// <param name="predicted">The position of the predicted category, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such category.</exception>
    public void Add(int actual, int predicted)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)actual, (uint)Categories.Count, nameof(actual));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)predicted, (uint)Categories.Count, nameof(predicted));
        _counts[actual, predicted]++;
        Total++;
    }

    /// <summary>Counts predictions of samples with labels.</summary>
    /// <param name="predictions">The predictions, read one by one.</param>
    /// <param name="labelOffset">The label of the first category.</param>
    /// <param name="progress">Receives the number of counted samples after each 64 and at the end, on the calling thread.</param>
    /// <exception cref="ArgumentException">A sample has no label, or one without a category.</exception>
    internal void Add(IEnumerable<Prediction> predictions, int labelOffset, IProgress<long>? progress = null)
    {
        long count = 0;
        foreach (Prediction prediction in predictions)
        {
            int place = (prediction.Label ?? -1) - labelOffset;
            if ((uint)place >= (uint)Categories.Count)
            {
                throw new ArgumentException(FormattableString.Invariant(
                    $"Sample {count} has no label of the model. Labels must be from {labelOffset} to {labelOffset + Categories.Count - 1}."));
            }

            Add(place, prediction.Predicted - labelOffset);
            if (++count % ProgressStep == 0)
            {
                progress?.Report(count);
            }
        }

        if (count % ProgressStep != 0)
        {
            progress?.Report(count);
        }
    }

    /// <summary>For example <c>99.07 % of 10000</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{100 * Accuracy:0.00} % of {Total}");

    private double Average(Func<CategoryAccuracy, double> measure)
    {
        // Categories without samples do not count.
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
