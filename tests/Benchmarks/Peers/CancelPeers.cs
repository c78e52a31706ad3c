using System.Diagnostics;
using Mnist.Benchmarks.Racing;
using Mnist.Learning;

namespace Mnist.Benchmarks.Peers;

/// <summary>How long a training goes on after Ctrl+C.</summary>
internal static class CancelPeers
{
    private const double Promised = 0.1;

    private static readonly TimeSpan s_before = TimeSpan.FromSeconds(1.3);

    public static IEnumerable<Race> Races(Workspace workspace)
    {
        MnistDataset dataset = MnistDataset.Open();
        dataset.Train.Load();
        foreach ((Recipe recipe, int batchSize) in new[] { (Recipe.CaffeLeNet, 64), (Recipe.CaffeLeNet, 5000), (Recipe.Best, 64), (Recipe.Best, 5000) })
        {
            yield return new Race(
                $"From Ctrl+C to the end, {recipe.Name} in batches of {batchSize}",
                new Contender("Recipe.Train", () => TimeToEnd(recipe, dataset.Train, batchSize)),
                new Contender("limit: what is promised", () => Promised) { Target = 1 });
        }
    }

    private static double TimeToEnd(Recipe recipe, SampleSet train, int batchSize)
    {
        using var source = new CancellationTokenSource();
        Task<long> cancel = CancelLater(source);
        TrainingResult result = (recipe with { BatchSize = batchSize }).Train(train, null, null, null, null, source.Token);
        return result.IsCanceled
            ? Stopwatch.GetElapsedTime(cancel.GetAwaiter().GetResult()).TotalSeconds
            : throw new InvalidOperationException("It ended by itself.");
    }

    private static async Task<long> CancelLater(CancellationTokenSource source)
    {
        await Task.Delay(s_before);
        long now = Stopwatch.GetTimestamp();
        await source.CancelAsync();
        return now;
    }
}
