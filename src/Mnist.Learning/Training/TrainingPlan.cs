using Mnist.Learning.Layers;
using Mnist.Learning.Networks;
using Mnist.Learning.Optimizers;

namespace Mnist.Learning.Training;

/// <summary>A recipe with the changes of the options: all numbers of a training run, checked.</summary>
internal sealed record TrainingPlan
{
    private const int LargestBatch = 65536;
    private const int LargestSmallest = 64;
    private const int LongestName = 256;

    // More than anybody waits for, and far from the end of a long.
    private const long MostIterations = 1_000_000_000_000;

    // The numbers of a batch in a layer: four gigabytes, still an int.
    private const int MostNumbers = 1 << 30;

    // The smallest batch to test with. A network in training keeps all numbers of a batch.
    private const int TestBatch = 64;

    private TrainingPlan(Recipe recipe, TrainingOptions options)
    {
        Recipe = recipe;
        Options = options;
    }

    public Recipe Recipe { get; }

    public TrainingOptions Options { get; }

    /// <exception cref="ArgumentException">A value is invalid. The message names it.</exception>
    public static TrainingPlan Make(Recipe recipe, TrainingOptions options)
    {
        ArgumentNullException.ThrowIfNull(recipe.Preparation, nameof(recipe.Preparation));
        ArgumentNullException.ThrowIfNull(recipe.RatePolicy, nameof(recipe.RatePolicy));
        Check(recipe.Name is { Length: > 0 and <= LongestName }, nameof(recipe.Name), recipe.Name, "1 to 256 characters");
        Check(recipe.TrainCount is null or > 0, nameof(recipe.TrainCount), recipe.TrainCount, "1 or more");
        Check(recipe.TestCount is null or > 0, nameof(recipe.TestCount), recipe.TestCount, "1 or more");
        Check(options.Checkpoint is null || options.Checkpoint.Trim().Length > 0, nameof(options.Checkpoint), $"'{options.Checkpoint}'", "the name of a file");
        Check(recipe.Epochs is null or >= 0, nameof(recipe.Epochs), recipe.Epochs, "0 or more");
        Check(recipe.Iterations is null or (>= 0 and <= MostIterations), nameof(recipe.Iterations), recipe.Iterations, "0 to 1000000000000");
        Check(recipe.BatchSize is >= 1 and <= LargestBatch, nameof(recipe.BatchSize), recipe.BatchSize, "1 to 65536");
        Check(recipe.LearningRate > 0 && double.IsFinite(recipe.LearningRate), nameof(recipe.LearningRate), recipe.LearningRate, "a number above 0");
        Check(recipe.Momentum is >= 0 and < 1, nameof(recipe.Momentum), recipe.Momentum, "from 0 to less than 1");
        Check(recipe.LabelSmoothing is >= 0 and < 1, nameof(recipe.LabelSmoothing), recipe.LabelSmoothing, "from 0 to less than 1");
        Check(recipe.Averaging is >= 0 and < 1, nameof(recipe.Averaging), recipe.Averaging, "from 0 to less than 1");
        CheckFactor(nameof(recipe.BiasRate), recipe.BiasRate);
        CheckFactor(nameof(recipe.WeightDecay), recipe.WeightDecay);
        CheckFactor(nameof(recipe.L1), recipe.L1);
        CheckFactor(nameof(recipe.L2), recipe.L2);
        Check(Enum.IsDefined(recipe.Optimizer), nameof(recipe.Optimizer), recipe.Optimizer, "Sgd, Adam or Lbfgs");
        Check(Enum.IsDefined(recipe.Initialization), nameof(recipe.Initialization), recipe.Initialization, "He, Xavier, Torch, TruncatedNormal or Zero");
        Check(recipe.Optimizer != OptimizerKind.Lbfgs || recipe.BatchSize >= 100, nameof(recipe.BatchSize), recipe.BatchSize, "100 or more for L-BFGS (1000 is recommended)");
        PixelPreparation preparation = recipe.Preparation;
        Check(preparation.Factor != 0 && float.IsFinite((float)(255 * preparation.Factor)), nameof(preparation.Factor), preparation.Factor, "a finite number other than 0");
        Check(preparation.Border is >= 0 and <= FittedPreparation.LargestBorder, nameof(preparation.Border), preparation.Border, "0 to 64");
        RatePolicy.Parse(recipe.RatePolicy.ToString());
        Check(options.Threads is >= 0 and <= 1024, nameof(options.Threads), options.Threads, "0 to 1024");
        Check(options.Interval >= 0, nameof(options.Interval), options.Interval, "0 or more");
        Check((options.ValidationSize ?? recipe.ValidationSize) >= 0, nameof(options.ValidationSize), options.ValidationSize ?? recipe.ValidationSize, "0 or more");
        return new TrainingPlan(recipe, options);
    }

    /// <summary>Returns the number of batches of the training run. The next epoch fills the last batch of an epoch.</summary>
    public long IterationsFor(int samples)
    {
        long total = (long)(Recipe.Epochs ?? 0) * samples;
        return Recipe.Iterations ?? ((total + Recipe.BatchSize - 1) / Recipe.BatchSize);
    }

    /// <summary>Checks that the images fit the network, and network and batch the memory. Each layer keeps the numbers of all its samples, forward and backward.</summary>
    /// <param name="input">The size of the images with their border.</param>
    /// <param name="categories">The number of categories.</param>
    /// <returns>The number of samples that the network needs room for.</returns>
    /// <exception cref="TextException">A layer does not fit, or the images are too small.</exception>
    /// <exception cref="ArgumentException">The network or the batch needs more memory than this machine has.</exception>
    public int CheckSize(Shape input, int categories)
    {
        IReadOnlyList<Layer<float>> layers = CheckNetwork(input, categories);
        double there = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        double weights = (double)sizeof(float) * layers.Sum(NumbersForWeights);
        Check(
            weights <= there,
            nameof(Recipe.Network),
            Recipe.Network,
            FormattableString.Invariant($"smaller, because its weights take {weights / 1e9:0.0} GB in training and there are {there / 1e9:0.0} GB of memory"));
        double batch = (double)sizeof(float) * Recipe.BatchSize * Network<float>.NumbersPerSample(input, layers);
        Check(
            weights + batch <= there,
            nameof(Recipe.BatchSize),
            Recipe.BatchSize,
            FormattableString.Invariant($"smaller, because a batch takes {batch / 1e9:0.0} GB and there are {(there - weights) / 1e9:0.0} GB of memory"));
        int largest = Math.Max(input.Length, layers.Max(layer => layer.Output.Length));
        Check(
            Recipe.BatchSize <= MostNumbers / largest,
            nameof(Recipe.BatchSize),
            Recipe.BatchSize,
            FormattableString.Invariant($"at most {MostNumbers / largest}, because a layer has {largest} numbers for each sample"));
        return Math.Max(Recipe.BatchSize, Network<float>.RoomFor(input, layers, TestBatch));
    }

    public IReadOnlyList<Layer<float>> CreateLayers(int categories) =>
        Recipe.NetworkText.CreateLayers<float>(categories, Recipe.Initialization, Recipe.BiasRate);

    public Optimizer<float> CreateOptimizer(Network<float> network) => Recipe.Optimizer switch
    {
        OptimizerKind.Adam => new Adam<float>(network, Recipe.Penalties),
        OptimizerKind.Lbfgs => new Lbfgs<float>(network, Recipe.Penalties),
        _ => new Sgd<float>(network, Recipe.Momentum, Recipe.Penalties, Recipe.Nesterov),
    };

    // Weights, derivatives, the state of the optimizer, the average, and the sums of the slices of a batch.
    private long NumbersForWeights(Layer<float> layer)
    {
        int state = Recipe.Optimizer switch
        {
            OptimizerKind.Adam => 2,
            OptimizerKind.Lbfgs => 22, // eleven vectors in double precision
            _ => 1,
        };
        int copies = 2 + state + (Recipe.Averaging > 0 ? 1 : 0) + (layer is Convolution<float> ? Slices.Maximum : 0);
        return (long)copies * layer.Parameters.Sum(parameter => parameter.Length);
    }

    // The layer that fails sees its own input. Users of a published recipe know only the size of their images.
    private IReadOnlyList<Layer<float>> CheckNetwork(Shape input, int categories)
    {
        try
        {
            return Recipe.NetworkText.Check(input, categories);
        }
        catch (TextException exception)
        {
            int border = 2 * Recipe.Preparation.Border;
            int smallest = Enumerable.Range(1, LargestSmallest).FirstOrDefault(size => Fits(size + border));
            throw smallest <= Math.Min(input.Rows, input.Columns) - border
                ? exception
                : new TextException(
                    FormattableString.Invariant($"Images of {input.Rows - border} x {input.Columns - border} are too small for {Recipe}. Use images of {smallest} x {smallest} or more, or another network."),
                    exception.Text,
                    exception.Position,
                    exception.Length,
                    exception);
        }

        bool Fits(int size)
        {
            try
            {
                Recipe.NetworkText.Check(new Shape(size, size, 1), categories);
                return true;
            }
            catch (TextException)
            {
                return false;
            }
        }
    }

    private static void CheckFactor(string name, double value) =>
        Check(value >= 0 && double.IsFinite(value), name, value, "a number of 0 or more");

    private static void Check(bool isGood, string name, object? value, string range)
    {
        if (!isGood)
        {
            throw new ArgumentOutOfRangeException(name, value, FormattableString.Invariant($"{name} must be {range}, not {value}."));
        }
    }
}
