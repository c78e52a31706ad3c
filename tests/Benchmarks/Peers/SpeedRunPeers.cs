using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Mnist.Benchmarks.Racing;
using Mnist.Learning;
using Mnist.Learning.Training;

namespace Mnist.Benchmarks.Peers;

/// <summary>Whole runs of the recipes that promise an accuracy: beside PyTorch with the same network and schedule, or with the network of its example.</summary>
/// <remarks>
/// Each run is a process of its own with another seed, and nothing is warmed up. The time is that of the run with its test, from images in
/// memory. The example gets as many epochs as its mean accuracy needs for the promise, at most those that it publishes. The longer recipes
/// repeat the steps of the shortest, so only that one runs with narrower vectors, and with one thread of PyTorch to see whether it is faster.
/// </remarks>
internal static class SpeedRunPeers
{
    private const int Seeds = 3;
    private const int ExampleEpochs = 14;

    private static readonly (string Recipe, double Accuracy)[] s_promises = [("Fast99", 0.99), ("Fast994", 0.994), ("Fast995", 0.995)];

    private static readonly string[] s_files = ["train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz", "t10k-images-idx3-ubyte.gz", "t10k-labels-idx1-ubyte.gz"];

    /// <summary>The same network and schedule.</summary>
    public static IEnumerable<Race> Races(Workspace workspace)
    {
        MnistDataset mnist = MnistDataset.Open();
        foreach ((string name, double accuracy) in s_promises)
        {
            var recipe = Recipe.Get(name);
            bool isShortest = name == s_promises[0].Recipe;
            foreach (VectorPath path in isShortest ? VectorPath.All.Where(path => path != VectorPath.Scalar) : [VectorPath.Widest])
            {
                yield return new Race(
                    $"{name}, {100 * accuracy:0.0} % promised: the whole run, {path.Name}",
                    [
                        Ours(name, path),
                        PyTorch(recipe, path, mnist, workspace, threads: 2, Seeds),
                        .. isShortest ? [PyTorch(recipe, path, mnist, workspace, threads: 1, rounds: 1)] : Array.Empty<Contender>(),
                    ])
                { IsWarm = false };
            }
        }
    }

    /// <summary>The network of PyTorch's example.</summary>
    public static IEnumerable<Race> ExampleRaces(Workspace workspace)
    {
        MnistDataset mnist = MnistDataset.Open();
        var example = new Lazy<double[][]>(() => RunExample(mnist));
        foreach ((string name, double accuracy) in s_promises)
        {
            yield return new Race($"{name}, {100 * accuracy:0.0} % promised: the whole run and PyTorch's example", Ours(name, VectorPath.Widest), Example(example, accuracy)) { IsWarm = false };
        }
    }

    /// <summary>What a process of its own does: one run of a recipe. It prints seconds, accuracy and the seconds of loading.</summary>
    public static int RunChild(string vectors, string name, string seed)
    {
        VectorPath.Check(vectors);
        long started = Stopwatch.GetTimestamp();
        MnistDataset mnist = MnistDataset.Open();
        mnist.Train.Load();
        mnist.Test.Load();
        double loading = Stopwatch.GetElapsedTime(started).TotalSeconds;
        started = Stopwatch.GetTimestamp();
        TrainingResult result = Recipe.Get(name).Train(mnist, new TrainingOptions { Seed = long.Parse(seed, CultureInfo.InvariantCulture), Threads = 2, Full = true });
        Console.WriteLine(FormattableString.Invariant($"{Stopwatch.GetElapsedTime(started).TotalSeconds} {result.TestAccuracy} {loading}"));
        return 0;
    }

    private static Contender Ours(string name, VectorPath path)
    {
        var runs = new SpeedRuns(seed => OwnProgram.Output(path.Off, "speedrun-child", path.Name, name, $"{seed}"));
        return path.Here(new Contender($"Recipe.{name}.Train, 2 threads", runs.Next)) with { Rounds = Seeds, Remark = runs.ToString };
    }

    private static Contender PyTorch(Recipe recipe, VectorPath path, MnistDataset mnist, Workspace workspace, int threads, int rounds)
    {
        var runs = new SpeedRuns(seed =>
        {
            string model = workspace[$"{recipe}-{seed}.safetensors"], settings = workspace[$"{recipe}.json"];
            (recipe with { Iterations = 0 }).Train(mnist.Train, null, null, new TrainingOptions { Seed = seed }).Model.Save(model);
            File.WriteAllText(settings, WriteSettings(recipe, mnist.Train.Count));
            return Timing.SayPython(
                Path.Combine("Peers", "speedrun.py"),
                [model, settings, .. Files(mnist), $"{threads}", $"{seed}", .. path.Core is null ? Array.Empty<string>() : [path.Core]]);
        });
        string name = $"PyTorch, the same network and schedule, {threads} {(threads == 1 ? "thread" : "threads")}";
        return FindMissing(recipe) is { } missing
            ? new Contender(name, null) { Missing = missing }
            : path.Here(Contender.Python(name, "torch", runs.Next)) with { Rounds = rounds, Remark = runs.ToString, Target = 1 / 3.0 };
    }

    private static Contender Example(Lazy<double[][]> example, double accuracy)
    {
        int Epochs() => Array.FindIndex(example.Value, epoch => Accuracies(epoch).Average() >= accuracy) is var place && place < 0 ? example.Value.Length : place + 1;
        var runs = new SpeedRuns(seed =>
        {
            double[] epoch = example.Value[Epochs() - 1];
            return FormattableString.Invariant($"{epoch[2 * (seed - 1)]} {epoch[(2 * seed) - 1]} {epoch[^1]}");
        });
        return Contender.Python("PyTorch's example mnist, 2 threads", "torch", runs.Next) with
        {
            Rounds = Seeds,
            Remark = () => runs.Count == 0 ? "" : $"{Epochs()} epochs, {runs}",
        };
    }

    // For each epoch, seconds and accuracy of each seed, then the seconds of loading.
    private static double[][] RunExample(MnistDataset mnist) =>
    [
        .. Timing.SayPython(
                Path.Combine("Peers", "tutorial.py"),
                [.. Files(mnist), "2", $"{Seeds}", $"{ExampleEpochs}", s_promises.Max(promise => promise.Accuracy).ToString(CultureInfo.InvariantCulture)])
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(SpeedRuns.Numbers),
    ];

    private static IEnumerable<double> Accuracies(double[] epoch) => Enumerable.Range(0, Seeds).Select(seed => epoch[(2 * seed) + 1]);

    private static string[] Files(MnistDataset mnist) => [.. s_files.Select(name => Path.Combine(mnist.Location, name))];

    // What the script cannot do.
    private static string? FindMissing(Recipe recipe) =>
        recipe.Augmentation is { ElasticAlpha: > 0 } or { HorizontalFlip: true } ? "the script does not bend or mirror images"
        : recipe.Optimizer == OptimizerKind.Lbfgs ? "the script has no L-BFGS"
        : recipe.L1 > 0 || recipe.L2 > 0 ? "the script has no L1 and L2"
        : null;

    // The rate of each step, so that the script has no second copy of the policies.
    private static string WriteSettings(Recipe recipe, int count)
    {
        long iterations = TrainingPlan.Make(recipe, new TrainingOptions()).IterationsFor(count - recipe.ValidationSize);
        return JsonSerializer.Serialize(new
        {
            batch = recipe.BatchSize,
            shuffle = recipe.Shuffle,
            skip = recipe.ValidationSize,
            optimizer = $"{recipe.Optimizer}",
            rates = Enumerable.Range(0, (int)iterations).Select(step => recipe.RatePolicy.At(recipe.LearningRate, step, iterations)),
            bias_rate = recipe.BiasRate,
            momentum = recipe.Momentum,
            nesterov = recipe.Nesterov,
            weight_decay = recipe.WeightDecay,
            label_smoothing = recipe.LabelSmoothing,
            averaging = recipe.Averaging,
            shift = recipe.Augmentation?.Shift ?? 0,
            rotation = recipe.Augmentation?.Rotation ?? 0,
            zoom = recipe.Augmentation?.Zoom ?? 0,
        });
    }
}
