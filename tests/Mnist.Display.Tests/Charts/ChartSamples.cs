using Mnist.Datasets;
using Mnist.Neighbors;
using Mnist.Statistics;

namespace Mnist.Display.Tests.Charts;

/// <summary>A chart of each kind, and some with difficult names.</summary>
internal static class ChartSamples
{
    public const string Nasty = "</script><img src=x onerror=alert(1)> & \"quotes\" <b>";

    private static readonly string[] s_digits = [.. MnistDataset.Open().Categories];
    private static readonly string[] s_garments = [.. DatasetCatalog.Default.Get("FashionMNIST").Categories];
    private static readonly string[] s_kana = [.. DatasetCatalog.Default.Get("KMNIST").Categories];
    private static readonly string[] s_letters = [.. DatasetCatalog.Default.Get("EMNIST-ByClass").Categories];
    private static readonly Dictionary<string, MnistChart> s_charts = Make();

    /// <summary>The names of the charts.</summary>
    public static TheoryData<string> Names => [.. s_charts.Keys];

    /// <summary>All charts, by name.</summary>
    public static IReadOnlyDictionary<string, MnistChart> All => s_charts;

    /// <summary>Samples under other names.</summary>
    public static MnistSample[] Named(string dataset, IReadOnlyList<string> categories, int count)
    {
        var origin = new SampleOrigin(new DatasetIdentity(dataset, categories), Split.Test, 28, 28, []);
        return [.. MnistDataset.Open().Test.Take(count).Select((sample, i) => new MnistSample(origin, i, i % categories.Count, sample.Pixels))];
    }

    private static Dictionary<string, MnistChart> Make()
    {
        MnistDataset mnist = MnistDataset.Open();
        var means = new MeanCounter();
        means.Add(mnist.Test);
        var pixels = new PixelCounter();
        pixels.Add(mnist.Test);
        MnistSample[] nines = [.. mnist.Test.Where(9).Take(4)];
        MnistSample[] garments = Named("FashionMNIST", s_garments, 12);
        return new Dictionary<string, MnistChart>
        {
            ["Category"] = MnistChart.OfCategories(mnist.CountCategories(), "MNIST"),
            ["Category garments"] = MnistChart.OfCategories([.. s_garments.Select((name, i) => new CategoryCount(i, name, 6000, 1000))], "FashionMNIST"),
            ["Category letters"] = MnistChart.OfCategories([.. s_letters.Select((name, i) => new CategoryCount(i, name, 500 * (i + 1), 80 * (i + 1)))]),
            ["Category nasty"] = MnistChart.OfCategories([new CategoryCount(0, Nasty, 10, 0), new CategoryCount(1, "%{x}", 3, 0)], Nasty),
            ["Sample"] = MnistChart.OfSampleRows(mnist.Test),
            ["Sample garments"] = MnistChart.OfSamples(garments),
            ["Sample kana"] = MnistChart.OfSamples(Named("KMNIST", s_kana, 23)),
            ["Mean"] = MnistChart.OfMeans(means, "MNIST Test"),
            ["Pixel"] = MnistChart.OfPixels(new Dictionary<Split, long[]> { [Split.Test] = pixels.ToHistogram() }, "MNIST"),
            ["Confusion"] = MnistChart.OfConfusion(s_digits, Confusion(10), "CaffeLeNet"),
            ["Confusion garments"] = MnistChart.OfConfusion(s_garments, Confusion(10)),
            ["Confusion letters"] = MnistChart.OfConfusion(s_letters, Confusion(62)),
            ["Training"] = MnistChart.OfTraining(
                [new(1, 600, 0.4, 0.88), new(2, 1200, 0.2, 0.94, 0.95), new(3, 1800, 0.1, 0.97, 0.96), new(4, 2400, 0.05, 0.98, 0.97)], "TorchConvNet"),
            ["Projection"] = MnistChart.OfProjection(mnist.Test.Take(200), "MNIST Test"),
            ["Projection by t-SNE"] = MnistChart.OfTSne(mnist.Test.Take(200), new TSneOptions { Iterations = 250 }, "MNIST Test"),
            ["Component"] = MnistChart.OfComponents(PrincipalComponents.Fit(mnist.Test.Take(500), 14), "MNIST Test"),
            ["Rebuilt"] = MnistChart.OfRebuilt(mnist.Test.Take(4), PrincipalComponents.Fit(mnist.Test.Take(500), 100), title: "MNIST Test"),
            ["Rebuilt garments"] = MnistChart.OfRebuilt(garments, PrincipalComponents.Fit(mnist.Test.Take(500), 50), [2, 50], Nasty),
            ["Misclassified"] = MnistChart.OfMistakes(mnist.Test.Take(11).Select(sample => (sample, (sample.Label + 3) % 10, 0.9)), "CaffeLeNet"),
            ["Misclassified garments"] = MnistChart.OfMistakes(garments.Select(sample => (sample, (sample.Label + 1) % 10, 0.75))),
            ["Neighbor"] = MnistChart.OfNeighbors(
                nines.FindNeighbors(mnist.Train.Take(2000), 5), predicted: new Dictionary<MnistSample, int> { [nines[0]] = 4 }),
            ["Neighbor garments"] = MnistChart.OfNeighbors(garments.Take(3).FindNeighbors(SampleSet.From(garments), 9), Nasty),
            ["LabelIssue"] = MnistChart.OfLabelIssues(DatasetCatalog.Default.Get("MNIST").LabelSurvey!.Candidates
                .Where(votes => votes.Outcome != LabelOutcome.Confirmed)
                .Select(votes => (mnist.Test[votes.Index], votes.Suggested, (LabelVotes?)votes, (double?)null))),
            ["LabelIssue garments"] = MnistChart.OfLabelIssues(garments.Select(sample => (sample, (sample.Label + 1) % 10, (LabelVotes?)null, (double?)0.0123)), total: 40),
            ["Writer"] = MnistChart.OfWriters(Enumerable.Range(0, 300).Select(i => (2100 + i, 30, 30 - (i < 5 ? 9 - i : i % 4 == 0 ? 1 : 0))), "CaffeLeNet"),
            ["Writer one"] = MnistChart.OfWriters([(7, 3, 3)]),
        };
    }

    private static int[,] Confusion(int size)
    {
        int[,] counts = new int[size, size];
        for (int i = 0; i < size; i++)
        {
            counts[i, i] = 950 + i;
            counts[i, (i + 3) % size] = 7 + i;
        }

        return counts;
    }
}
