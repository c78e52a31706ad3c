using System.Globalization;
using Mnist.Datasets;
using Mnist.Learning;

namespace Mnist.Benchmarks.Recipes;

/// <summary>Trains recipes and measures them on the corruptions of MNIST-C and on corrected labels: the table of docs/quality.md.</summary>
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
        var corrected = new List<double>();
        LabelSurvey survey = DatasetCatalog.Default.Get(mnist.Name).LabelSurvey ?? throw new ArgumentException($"Nobody checked the labels of {mnist.Name}. Use MNIST.", nameof(mnist));
        SampleSet checkedTest = survey.Correct(mnist.Test);
        IReadOnlyList<CorruptionAccuracy> rows = [];
        foreach (Recipe recipe in recipes)
        {
            double[] sums = new double[1 + Corruption.All.Count];
            double right = 0;
            for (int seed = first; seed < first + seeds; seed++)
            {
                TrainingResult result = recipe.Train(mnist, new TrainingOptions { Seed = seed, Threads = threads, Full = true });
                rows = new Ensemble([result.Model]).EvaluateCorrupted(mnist.Test, seed: seed);
                right += result.Model.Evaluate(checkedTest).Accuracy;
                sums = [.. sums.Zip(rows, (sum, row) => sum + row.Accuracy)];
                Console.Error.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"{recipe}, seed {seed}: {string.Join(", ", rows.Select(row => $"{row.Corruption} {100 * row.Accuracy:0.00}"))}"));
            }

            corrected.Add(100 * right / seeds);
            columns.Add([.. sums.Select(sum => 100 * sum / seeds)]);
        }

        Console.WriteLine($"| corruption | severity |{string.Concat(recipes.Select(recipe => $" {recipe} |"))}\n|---|---|{string.Concat(recipes.Select(_ => "---:|"))}");
        for (int i = 0; i < rows.Count; i++)
        {
            Row(rows[i].Corruption, string.Create(CultureInfo.InvariantCulture, $"{rows[i].Severity}"), [.. columns.Select(column => column[i])]);
        }

        Row(string.Create(CultureInfo.InvariantCulture, $"Identity, corrected labels ({checkedTest.Count:N0})"), "", [.. corrected]);
        Row("mean of the fifteen", "", [.. columns.Select(column => column.Skip(1).Average())]);
        return 0;
    }

    private static void Row(string name, string severity, double[] cells) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {severity} |{string.Concat(cells.Select(cell => string.Create(CultureInfo.InvariantCulture, $" {cell:0.00} |")))}"));
}
