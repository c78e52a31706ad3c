using Mnist;
using Mnist.Learning;

namespace MnistPS.Charting;

/// <summary>Whether a prediction is about the dataset of its sample.</summary>
internal static class PredictionCheck
{
    /// <summary>A model of garments calls a 7 a sneaker, which is no mistake worth showing.</summary>
    /// <exception cref="ArgumentException">The predicted category is none of the sample's dataset.</exception>
    public static void SameCategories(Prediction prediction)
    {
        DatasetIdentity identity = prediction.Sample.Origin.Identity;
        int place = prediction.Predicted - identity.LabelOffset;
        if ((uint)place >= (uint)identity.Categories.Count || identity.Categories[place] != prediction.Category)
        {
            throw new ArgumentException(
                $"The prediction '{prediction.Category}' ({prediction.Predicted}) is not a category of {identity.Name}. Use a model that was trained on this dataset.");
        }
    }
}
