using System.Globalization;
using Mnist.Learning;

namespace Mnist.Benchmarks.Recipes;

/// <summary>Trains recipes and measures them on the corruptions of MNIST-C: the table of docs/quality.md.</summary>
/// <remarks>Each model is trained and measured with its seed. The corruptions have the published severities.</remarks>
internal static class CorruptionRun
{
    /// <summary>Prints a table with a row for each corruption and a column for each recipe: the mean accuracy over the seeds.</summary>
    /// <param name="recipes">The recipes.</param>
    /// <param name="mnist">The samples to train and test with.</param>
    /// <param name="first">The first seed.</param>
    /// <param name="seeds">The number of seeds.</param>
    /// <param name="threads">The number of threads; 0 for one per processor.</param>
    public static int Run(IReadOnlyList<Recipe> recipes, MnistDataset mnist, int first, int seeds, int threads)
    {
        var columns = new List<double[]>();
        IReadOnlyList<CorruptionAccuracy> rows = [];
        foreach (Recipe recipe in recipes)
        {
            double[] sums = new double[1 + Corruption.All.Count];
            for (int seed = first; seed < first + seeds; seed++)
            {
                TrainingResult result = recipe.Train(mnist, new TrainingOptions { Seed = seed, Threads = threads, Full = true });
                rows = new Ensemble([result.Model]).EvaluateCorrupted(mnist.Test, seed: seed);
                sums = [.. sums.Zip(rows, (sum, row) => sum + row.Accuracy)];
                Console.Error.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"{recipe}, seed {seed}: {string.Join(", ", rows.Select(row => $"{row.Corruption} {100 * row.Accuracy:0.00}"))}"));
            }

            columns.Add([.. sums.Select(sum => 100 * sum / seeds)]);
        }

        Console.WriteLine($"| corruption | severity |{string.Concat(recipes.Select(recipe => $" {recipe} |"))}\n|---|---|{string.Concat(recipes.Select(_ => "---:|"))}");
        for (int i = 0; i < rows.Count; i++)
        {
            Row(rows[i].Corruption, string.Create(CultureInfo.InvariantCulture, $"{rows[i].Severity}"), [.. columns.Select(column => column[i])]);
        }

        Row("mean of the fifteen", "", [.. columns.Select(column => column.Skip(1).Average())]);
        return 0;
    }

    private static void Row(string name, string severity, double[] cells) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {severity} |{string.Concat(cells.Select(cell => string.Create(CultureInfo.InvariantCulture, $" {cell:0.00} |")))}"));
}
