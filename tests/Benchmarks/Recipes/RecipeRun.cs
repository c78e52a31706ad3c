using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Mnist.Learning;

namespace Mnist.Benchmarks.Recipes;

/// <summary>Trains recipes with several seeds, and prints mean, deviation and count of what they reach.</summary>
/// <remarks>
/// With <c>--validation</c>, the first 5,000 training images are set aside, the accuracy is that on them, and the test images are not
/// read: all choices are made like that. Without it, the test images are read once for each seed, at the end.
/// </remarks>
internal static class RecipeRun
{
    private const int ValidationSize = 5000;

    /// <summary>
    /// <c>-- recipes [names] [--seeds N] [--first S] [--validation] [--averaging D] [--shift P] [--together M] [--data NAME] [--network TEXT]
    /// [--one-thread] [--corruption]</c>
    /// </summary>
    public static int Run(string[] arguments)
    {
        var options = new CommandLine(arguments);
        int seeds = options.Whole("--seeds", 3), first = options.Whole("--first", 1), shift = options.Whole("--shift", 0), together = options.Whole("--together", 1);
        double averaging = options.Number("--averaging", double.NaN);
        bool isValidation = options.Has("--validation");
        int threads = options.Has("--one-thread") ? 1 : 0;
        string data = options.Text("--data", "MNIST");
        string? network = options.Text("--network", "") is { Length: > 0 } text ? text : null;
        Recipe[] recipes = options.Names.Count > 0 ? [.. options.Names.Select(Recipe.Get)] : [.. Recipe.All.Where(recipe => IsFor(recipe, data))];
        if (recipes.Length == 0)
        {
            Console.Error.WriteLine($"No recipe was made for '{data}'. Name recipes: {string.Join<Recipe>(", ", Recipe.All)}.");
            return 1;
        }

        var loading = Stopwatch.StartNew();
        MnistDataset mnist = MnistDataset.Open(data);
        mnist.Train.Load();
        if (!isValidation)
        {
            mnist.Test.Load();
        }

        if (options.Has("--corruption"))
        {
            return CorruptionRun.Run(recipes, mnist, first, seeds, threads);
        }

        Print($"{DateTime.UtcNow:yyyy-MM-dd}, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}, {(threads == 0 ? Environment.ProcessorCount : threads)} of {Environment.ProcessorCount} cores, {data} loaded in {loading.Elapsed.TotalSeconds:0.00} s");
        Print($"\n| recipe | measured on | N | mean | deviation | least | most | seconds each | samples/s |\n|---|---|---:|---:|---:|---:|---:|---:|---:|");
        foreach (Recipe original in recipes)
        {
            Recipe recipe = original with
            {
                Averaging = double.IsNaN(averaging) ? original.Averaging : averaging,
                Network = network ?? original.Network,
            };
            var runs = new List<TrainingResult>();
            var accuracies = new List<double>();
            for (int seed = first; seed < first + seeds; seed++)
            {
                (TrainingResult result, double accuracy) = Train(recipe, mnist, seed, threads, isValidation);
                runs.Add(result);
                accuracies.Add(accuracy);
                Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{recipe}, seed {seed}: {100 * accuracy:0.00} %, {result.Elapsed.TotalSeconds:0.0} s"));
            }

            SampleSet measured = isValidation ? mnist.Train.Take(ValidationSize) : mnist.Test;
            string on = isValidation ? "validation" : "test";
            Row($"{recipe}", on, accuracies, runs);
            if (shift > 0)
            {
                Row($"{recipe}, shifted by {shift}", on, [.. runs.Select(run => new Ensemble([run.Model], shift).Evaluate(measured).Accuracy)], runs);
            }

            if (together > 1)
            {
                foreach (int moved in shift > 0 ? new[] { 0, shift } : [0])
                {
                    Row($"{new Ensemble(runs.Take(together).Select(run => run.Model), moved)}", on, [.. runs.Chunk(together).Where(group => group.Length == together).Select(group => Together(group, moved, measured))], runs);
                }
            }
        }

        using var process = Process.GetCurrentProcess();
        Print($"\nPeak memory of the process: {process.PeakWorkingSet64 / 1e6:0} MB.");
        return 0;
    }

    // A recipe that is not measured yet is for MNIST.
    private static bool IsFor(Recipe recipe, string data) => string.Equals(recipe.MeasuredAccuracy?.Dataset ?? "MNIST", data, StringComparison.OrdinalIgnoreCase);

    private static (TrainingResult Result, double Accuracy) Train(Recipe recipe, MnistDataset mnist, long seed, int threads, bool isValidation)
    {
        var options = new TrainingOptions { Seed = seed, Threads = threads, Full = true };
        if (!isValidation)
        {
            TrainingResult result = recipe.Train(mnist, options);
            return (result, result.TestAccuracy!.Value);
        }

        (SampleSet train, SampleSet validation) = mnist.Train.Divide(ValidationSize);
        TrainingResult chosen = recipe.Train(train, null, validation, options);
        return (chosen, chosen.TestAccuracy!.Value);
    }

    private static double Together(TrainingResult[] group, int shift, SampleSet measured)
    {
        var ensemble = new Ensemble(group.Select(run => run.Model), shift);
        double accuracy = ensemble.Evaluate(measured).Accuracy;
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{ensemble}, seeds {string.Join(", ", group.Select(run => run.Options.Seed))}: {100 * accuracy:0.00} %"));
        return accuracy;
    }

    private static void Row(string name, string on, List<double> accuracies, List<TrainingResult> runs)
    {
        double mean = accuracies.Average();
        double deviation = Math.Sqrt(accuracies.Sum(value => (value - mean) * (value - mean)) / Math.Max(1, accuracies.Count - 1));
        Print($"| {name} | {on} | {accuracies.Count} | {100 * mean:0.000} % | {100 * deviation:0.000} | {100 * accuracies.Min():0.00} % | {100 * accuracies.Max():0.00} % | {Median(runs.Select(run => run.Elapsed.TotalSeconds)):0.0} | {Median(runs.Select(run => run.SamplesPerSecond)):0} |");
    }

    private static void Print(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    private static double Median(IEnumerable<double> numbers) => numbers.Order().ElementAt(numbers.Count() / 2);

    // Options with a value, switches, and names.
    private sealed class CommandLine(string[] arguments)
    {
        public List<string> Names { get; } = [.. arguments.Where((argument, i) => !argument.StartsWith('-') && (i == 0 || !arguments[i - 1].StartsWith('-') || IsSwitch(arguments[i - 1])))];

        public bool Has(string name) => arguments.Contains(name);

        public string Text(string name, string missing) => Array.IndexOf(arguments, name) is var i && i >= 0 && i + 1 < arguments.Length ? arguments[i + 1] : missing;

        public int Whole(string name, int missing) => int.Parse(Text(name, $"{missing}"), CultureInfo.InvariantCulture);

        public double Number(string name, double missing) => Text(name, "") is { Length: > 0 } text ? double.Parse(text, CultureInfo.InvariantCulture) : missing;

        private static bool IsSwitch(string argument) => argument is "--validation" or "--one-thread" or "--corruption";
    }
}
