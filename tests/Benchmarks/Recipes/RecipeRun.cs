using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Mnist.Learning;

namespace Mnist.Benchmarks.Recipes;

/// <summary>Trains the recipes as published, three seeds each, and prints what they reach.</summary>
internal static class RecipeRun
{
    private static readonly long[] s_seeds = [1, 2, 3];

    /// <summary>Runs the recipes that are named, or all; with <c>--one-thread</c> for machines that have other work (same accuracies).</summary>
    public static int Run(string[] arguments)
    {
        int threads = arguments.Contains("--one-thread") ? 1 : 0;
        string[] names = [.. arguments.Where(argument => argument != "--one-thread")];
        Recipe[] recipes = names.Length == 0 ? [.. Recipe.All] : [.. names.Select(Recipe.Get)];
        MnistDataset mnist = MnistDataset.Open();
        mnist.Train.Load();
        mnist.Test.Load();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{DateTime.UtcNow:yyyy-MM-dd}, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}, {(threads == 0 ? Environment.ProcessorCount : threads)} of {Environment.ProcessorCount} cores"));
        Console.WriteLine("\n| recipe | batches | seed 1 | seed 2 | seed 3 | median | samples/s | seconds each |\n|---|---:|---:|---:|---:|---:|---:|---:|");
        foreach (Recipe recipe in recipes)
        {
            TrainingResult[] results = [.. s_seeds.Select(seed => Train(recipe, mnist, seed, threads))];
            double[] accuracies = [.. results.Select(result => result.TestAccuracy!.Value)];
            string seeds = string.Join(" | ", accuracies.Select(Percent));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {recipe} | {results[0].Iterations} | {seeds} | {Percent(Median(accuracies))} | {Median([.. results.Select(result => result.SamplesPerSecond)]):0} | {Median([.. results.Select(result => result.Elapsed.TotalSeconds)]):0.0} |"));
        }

        using var process = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\nPeak memory of the process: {process.PeakWorkingSet64 / 1e6:0} MB."));
        return 0;
    }

    private static TrainingResult Train(Recipe recipe, MnistDataset mnist, long seed, int threads)
    {
        TrainingResult result = recipe.Train(mnist, new TrainingOptions { Seed = seed, Threads = threads, Full = true });
        Console.Error.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{recipe}, seed {seed}: {Percent(result.TestAccuracy!.Value)}, {result.SamplesPerSecond:0} samples/s, {result.Elapsed.TotalSeconds:0.0} s"));
        return result;
    }

    private static string Percent(double share) => (100 * share).ToString("0.00", CultureInfo.InvariantCulture) + " %";

    private static double Median(double[] numbers) => numbers.Order().ElementAt(numbers.Length / 2);
}
