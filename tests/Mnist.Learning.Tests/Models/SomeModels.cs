using System.Collections.Concurrent;

namespace Mnist.Learning.Tests.Models;

/// <summary>Models that learned a little: enough for weights that are not the first ones.</summary>
internal static class SomeModels
{
    private static readonly ConcurrentDictionary<string, Lazy<MnistModel>> s_models = new();

    public static MnistModel Get(string recipe) => s_models.GetOrAdd(
        recipe,
        name => new Lazy<MnistModel>(() =>
        {
            SampleSet train = MnistDataset.Open().Train.Take(600);
            return (Recipe.Get(name) with { Iterations = 6, BatchSize = 50 }).Train(train, null, null).Model;
        })).Value;

    public static MnistModel LeNet => Get("CaffeLeNet");
}
