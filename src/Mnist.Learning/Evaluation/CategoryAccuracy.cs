namespace Mnist.Learning;

/// <summary>The accuracy of a model for one category.</summary>
/// <param name="Category">The name of the category.</param>
/// <param name="Correct">The number of samples of the category that were recognized.</param>
/// <param name="Actual">The number of samples of the category.</param>
/// <param name="Predicted">The number of samples that were predicted as the category.</param>
public sealed record CategoryAccuracy(string Category, int Correct, int Actual, int Predicted)
{
    /// <summary>The share of the category's samples that were recognized, 0 to 1; NaN without samples.</summary>
    public double Recall => (double)Correct / Actual;

    /// <summary>The share of the predictions of the category that are correct, 0 to 1; NaN without predictions.</summary>
    public double Precision => (double)Correct / Predicted;

    /// <summary>Correct / (correct + missed + wrongly predicted), 0 to 1.</summary>
    public double Overlap => (double)Correct / (Actual + Predicted - Correct);
}
