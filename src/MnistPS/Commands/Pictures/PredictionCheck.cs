using Mnist.Learning;

namespace MnistPS.Commands;

/// <summary>Checks that a prediction is for the dataset of its sample.</summary>
internal static class PredictionCheck
{
    /// <summary>Checks the predicted category. A model for clothing can predict a sneaker for a digit, which is not a useful mistake.</summary>
    /// <exception cref="ArgumentException">The sample's dataset does not have the predicted category.</exception>
    public static void SameCategories(Prediction prediction)
    {
        if (prediction.Sample.CategoryOf(prediction.Predicted) != prediction.Category)
        {
            throw new ArgumentException(
                $"The prediction '{prediction.Category}' ({prediction.Predicted}) is not a category of {prediction.Sample.Dataset}. Use a model that was trained on this dataset.");
        }
    }
}
