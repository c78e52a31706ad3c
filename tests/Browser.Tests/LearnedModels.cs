using Mnist;
using Mnist.Learning;

namespace Browser.Tests;

/// <summary>Models that learned enough to recognize digits.</summary>
internal static class LearnedModels
{
    public static readonly Lazy<MnistModel> LeNet = new(() =>
        (Recipe.CaffeLeNet with { Iterations = 600 }).Train(MnistDataset.Open()).Model);
}
