using Mnist.Learning.Layers;
using Mnist.Learning.Networks;
using Mnist.Learning.Optimizers;

namespace Mnist.Learning.Training;

/// <summary>A recipe with the changes of the options: all numbers of a training run, checked.</summary>
internal sealed record TrainingPlan
{
    private const int LargestBatch = 65536;
    private const int LargestSmallest = 64;

    private TrainingPlan(Recipe recipe, TrainingOptions options)
    {
        Recipe = recipe;
        Options = options;
    }

    public Recipe Recipe { get; }

    public TrainingOptions Options { get; }

    public required int BatchSize { get; init; }

    public required double LearningRate { get; init; }

    public required OptimizerKind Optimizer { get; init; }

    public required double Momentum { get; init; }

    public required Penalties Penalties { get; init; }

    public long Seed => Options.Seed;

    /// <exception cref="ArgumentException">An option is invalid. The message names it.</exception>
    public static TrainingPlan Make(Recipe recipe, TrainingOptions options)
    {
        Check(options.Epochs is null or >= 0, nameof(options.Epochs), options.Epochs, "0 or more");
        Check(options.Iterations is null or >= 0, nameof(options.Iterations), options.Iterations, "0 or more");
        Check(options.BatchSize is null or (>= 1 and <= LargestBatch), nameof(options.BatchSize), options.BatchSize, "1 to 65536");
        Check(options.LearningRate is null || (options.LearningRate > 0 && double.IsFinite(options.LearningRate.Value)), nameof(options.LearningRate), options.LearningRate, "a number above 0");
        Check(options.Momentum is null or (>= 0 and < 1), nameof(options.Momentum), options.Momentum, "from 0 to less than 1");
        CheckPenalty(nameof(options.WeightDecay), options.WeightDecay ?? 0);
        CheckPenalty(nameof(options.L1), options.L1);
        CheckPenalty(nameof(options.L2), options.L2);
        Check(options.Threads is >= 0 and <= 1024, nameof(options.Threads), options.Threads, "0 to 1024");
        Check(options.Interval >= 0, nameof(options.Interval), options.Interval, "0 or more");
        Check(options.ValidationSize is null or >= 0, nameof(options.ValidationSize), options.ValidationSize, "0 or more");
        Check(options.Optimizer is null || Enum.IsDefined(options.Optimizer.Value), nameof(options.Optimizer), options.Optimizer, "Sgd, Adam or Lbfgs");
        if (options is { Epochs: not null, Iterations: not null })
        {
            throw new ArgumentException(
                FormattableString.Invariant($"Epochs {options.Epochs} and Iterations {options.Iterations} are both set. Use only one of them."), nameof(options));
        }

        OptimizerKind optimizer = options.Optimizer ?? recipe.Optimizer;
        int batchSize = options.BatchSize ?? recipe.BatchSize;
        Check(optimizer != OptimizerKind.Lbfgs || batchSize >= 100, nameof(options.BatchSize), batchSize, "100 or more for L-BFGS (1000 is recommended)");
        return new TrainingPlan(recipe, options)
        {
            BatchSize = batchSize,
            LearningRate = options.LearningRate ?? recipe.LearningRate,
            Optimizer = optimizer,
            Momentum = options.Momentum ?? recipe.Momentum,
            Penalties = recipe.Penalties with
            {
                WeightDecay = options.WeightDecay ?? recipe.Penalties.WeightDecay,
                L1 = options.L1,
                L2 = options.L2,
            },
        };
    }

    /// <summary>Returns the number of batches of the training run. The next epoch fills the last batch of an epoch.</summary>
    public long IterationsFor(int samples)
    {
        if ((Options.Iterations ?? (Options.Epochs is null ? Recipe.Iterations : null)) is { } iterations)
        {
            return iterations;
        }

        long total = (long)(Options.Epochs ?? Recipe.Epochs ?? 1) * samples;
        return (total + BatchSize - 1) / BatchSize;
    }

    /// <summary>Checks that a batch fits into memory. Each layer keeps the numbers of all its samples, forward and backward.</summary>
    /// <param name="input">The size of the images with their border.</param>
    /// <param name="categories">The number of categories.</param>
    /// <param name="border">The rows and the columns that the recipe adds.</param>
    /// <exception cref="ArgumentException">The images are too small, or the batch needs more memory than this machine has.</exception>
    public void CheckMemory(Shape input, int categories, int border)
    {
        IReadOnlyList<Layer<float>> layers = Recipe.CreateLayers<float>(categories);
        CheckSize(input, layers, border);
        double needed = 2.0 * sizeof(float) * BatchSize * (input.Length + layers.Where(layer => !layer.IsView).Sum(layer => (long)layer.Output.Length));
        double there = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        Check(
            needed <= there,
            nameof(BatchSize),
            BatchSize,
            FormattableString.Invariant($"smaller, because a batch takes {needed / 1e9:0.0} GB and there are {there / 1e9:0.0} GB of memory"));
    }

    // The layer that fails sees its own input, which says nothing to those who have the images.
    private void CheckSize(Shape input, IReadOnlyList<Layer<float>> layers, int border)
    {
        try
        {
            Network<float>.Wire(input, layers);
        }
        catch (ArgumentException exception)
        {
            int smallest = Enumerable.Range(1, LargestSmallest).FirstOrDefault(size => Fits(size + border));
            throw smallest == 0 ? exception : new ArgumentException(
                FormattableString.Invariant($"Images of {input.Rows - border} x {input.Columns - border} are too small for {Recipe}. Use images of {smallest} x {smallest} or more, or another recipe."), exception);
        }

        bool Fits(int size)
        {
            try
            {
                Network<float>.Wire(new Shape(size, size, 1), Recipe.CreateLayers<float>(2));
                return true;
            }
            catch (ArgumentException)
            {
                return false;
            }
        }
    }

    public Optimizer<float> CreateOptimizer(Network<float> network) => Optimizer switch
    {
        OptimizerKind.Adam => new Adam<float>(network, Penalties),
        OptimizerKind.Lbfgs => new Lbfgs<float>(network, Penalties),
        _ => new Sgd<float>(network, Momentum, Penalties, Recipe.Nesterov),
    };

    private static void CheckPenalty(string name, double value) =>
        Check(value >= 0 && double.IsFinite(value), name, value, "a number of 0 or more");

    private static void Check(bool isGood, string name, object? value, string range)
    {
        if (!isGood)
        {
            throw new ArgumentOutOfRangeException(name, value, FormattableString.Invariant($"{name} must be {range}, not {value}."));
        }
    }
}
