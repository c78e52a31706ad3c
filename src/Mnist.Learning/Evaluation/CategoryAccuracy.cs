namespace Mnist.Learning;

/// <summary>How well one category was recognized.</summary>
/// <param name="Category">Its name.</param>
/// <param name="Correct">Samples of the category that were recognized.</param>
/// <param name="Actual">Samples of the category.</param>
/// <param name="Predicted">Samples that were taken for it.</param>
public sealed record CategoryAccuracy(string Category, int Correct, int Actual, int Predicted)
{
    /// <summary>The share of its samples that were recognized, 0 to 1; NaN without samples.</summary>
    public double Recall => (double)Correct / Actual;

    /// <summary>The share of what was taken for it that is it, 0 to 1; NaN when nothing was.</summary>
    public double Precision => (double)Correct / Predicted;

    /// <summary>Hits / (hits + misses + false alarms), 0 to 1.</summary>
    public double Overlap => (double)Correct / (Actual + Predicted - Correct);
}
