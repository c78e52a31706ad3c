using Mnist.Learning.Networks;
using Mnist.Learning.Optimizers;

namespace Mnist.Learning;

/// <summary>A network and how to train it.</summary>
/// <remarks>Immutable and thread-safe. Change a recipe with a <c>with</c> expression.</remarks>
/// <example><code>
/// TrainingResult result = Recipe.CaffeLeNet.Train(MnistDataset.Open());
/// Console.WriteLine(result.TestAccuracy);
///
/// Recipe mine = Recipe.CaffeLeNet with { Name = "Mine", Network = "conv 16 3 | relu | pool 2 | flatten | dense", Epochs = 3 };
/// </code></example>
public sealed partial record Recipe
{
    private readonly NetworkText _network = null!;
    private readonly double? _learningRate;
    private readonly long? _iterations;
    private readonly int? _epochs;

    /// <summary>The name, for example <c>CaffeLeNet</c>.</summary>
    public string Name { get; init; } = "Custom";

    /// <summary>A sentence about the network.</summary>
    public string Description { get; init; } = "";

    /// <summary>Where it was published, for example a file of a repository; empty if it is yours.</summary>
    public string Source { get; init; } = "";

    /// <summary>The accuracy on the test images that the source states, for example <c>about 92 %</c>; empty if it states none.</summary>
    public string PublishedAccuracy { get; init; } = "";

    /// <summary>The accuracy on the test images that this project measured; null if it was not measured.</summary>
    public MeasuredAccuracy? MeasuredAccuracy { get; init; }

    /// <summary>The layers in order, for example <c>conv 20 5 | pool 2 | flatten | dense 500 | relu | dense</c>.</summary>
    /// <remarks>
    /// Layers are <c>conv channels size [padding]</c> (padding is valid or same), <c>pool size [stride] [padding]</c>, <c>flatten</c>,
    /// <c>dense [outputs]</c>, <c>batchnorm</c>, <c>dropout rate</c>, <c>relu</c>, <c>tanh</c> and <c>sigmoid</c>. Arguments are in order or
    /// have a name: <c>conv 20 size=5</c>. The last dense layer has an output for each category. A layer has at most 16,777,216 numbers for
    /// a sample, and a network 67,108,864 parameters.
    /// </remarks>
    /// <exception cref="TextException">The text is invalid. Shapes are checked when the training run starts.</exception>
    public required string Network
    {
        get => _network.Text;
        init => _network = NetworkText.Parse(value ?? throw new ArgumentNullException(nameof(value)));
    }

    /// <summary>How to initialize weights and biases.</summary>
    public Initialization Initialization { get; init; }

    /// <summary>How pixels become the input of the network. The default is 0 to 1.</summary>
    public PixelPreparation Preparation { get; init; } = new();

    /// <summary>The random changes of training images; null for none.</summary>
    public Augmentation? Augmentation { get; init; }

    /// <summary>True if each epoch has its own random order; false for the order of the file.</summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>The optimizer.</summary>
    public OptimizerKind Optimizer { get; init; } = OptimizerKind.Adam;

    /// <summary>The initial learning rate, above 0 and finite. The default is 0.001 for Adam, 0.01 for Sgd and 1 for Lbfgs.</summary>
    public double LearningRate
    {
        get => _learningRate ?? Optimizer switch { OptimizerKind.Adam => 0.001, OptimizerKind.Sgd => 0.01, _ => 1 };
        init => _learningRate = value;
    }

    /// <summary>How the learning rate changes during the run.</summary>
    public RatePolicy RatePolicy { get; init; } = RatePolicy.Fixed;

    /// <summary>The factor for the learning rate of biases, 0 or more. Caffe uses 2.</summary>
    public double BiasRate { get; init; } = 1;

    /// <summary>The momentum of <see cref="OptimizerKind.Sgd"/>, from 0 to less than 1.</summary>
    public double Momentum { get; init; }

    /// <summary>True for Nesterov's momentum.</summary>
    public bool Nesterov { get; init; }

    /// <summary>Adds WeightDecay * w to the derivative of each weight; 0 or more.</summary>
    public double WeightDecay { get; init; }

    /// <summary>Adds L1 * |w| to the loss (Torch's coefL1); 0 or more.</summary>
    public double L1 { get; init; }

    /// <summary>Adds L2 * w^2 / 2 to the loss (Torch's coefL2); 0 or more.</summary>
    public double L2 { get; init; }

    /// <summary>The part of each label that is spread evenly over all categories, from 0 (none) to less than 1, for example 0.1.</summary>
    /// <remarks>
    /// With 0.1 and 10 categories, the probabilities to learn are 0.91 for the label and 0.01 for each other category. Label smoothing is from
    /// Szegedy et al., "Rethinking the Inception Architecture for Computer Vision" (CVPR 2016). It is PyTorch's label_smoothing.
    /// </remarks>
    public double LabelSmoothing { get; init; }

    /// <summary>The model has an exponential moving average of the weights with this decay, from 0 (none) to less than 1, for example 0.999.</summary>
    /// <remarks>In the first batches the decay is (1 + batch) / (10 + batch) if that is less, as in TensorFlow's ExponentialMovingAverage.</remarks>
    public double Averaging { get; init; }

    /// <summary>The number of samples in a batch, 1 to 65536.</summary>
    public int BatchSize { get; init; } = 64;

    /// <summary>The number of batches, 0 to 1,000,000,000,000; null if the recipe counts epochs. Setting it unsets <see cref="Epochs"/>.</summary>
    public long? Iterations
    {
        get => _iterations;
        init => (_iterations, _epochs) = (value, value is null ? _epochs : null);
    }

    /// <summary>The number of epochs, 0 or more (0 keeps the initial weights). Setting it unsets <see cref="Iterations"/>. Without both, it is 3.</summary>
    public int? Epochs
    {
        get => _epochs ?? (_iterations is null ? 3 : null);
        init => (_epochs, _iterations) = (value, value is null ? _iterations : null);
    }

    /// <summary>The number of training samples for validation, taken from the start as in TensorFlow; 0 trains with all.</summary>
    /// <remarks>It is at most a tenth of the samples. <see cref="TrainingOptions.ValidationSize"/> has no such limit.</remarks>
    public int ValidationSize { get; init; }

    /// <summary>The number of training samples if <see cref="TrainingOptions.Full"/> is not set; null for all.</summary>
    public int? TrainCount { get; init; }

    /// <summary>The number of test samples if <see cref="TrainingOptions.Full"/> is not set; null for all.</summary>
    public int? TestCount { get; init; }

    /// <summary>All layers of networks: how to write each one, and what it does.</summary>
    public static IReadOnlyDictionary<string, string> LayerSyntax { get; } = NetworkText.Kinds.ToDictionary(kind => kind.Syntax, kind => kind.Description);

    /// <summary>The layers for images of 28 x 28 and 10 categories, with their outputs, parameters and operations.</summary>
    /// <exception cref="TextException">A layer does not fit.</exception>
    public IReadOnlyList<NetworkLayer> Layers => GetLayers(28, 28, 10);

    /// <summary>The number of learned weights and biases for images of 28 x 28 and 10 categories.</summary>
    /// <exception cref="TextException">A layer does not fit.</exception>
    public int Parameters => Layers.Sum(layer => layer.Parameters);

    /// <summary>The multiplications and additions for one image of 28 x 28 and 10 categories, counted as pairs.</summary>
    /// <exception cref="TextException">A layer does not fit.</exception>
    public long Operations => Layers.Sum(layer => layer.Operations);

    internal NetworkText NetworkText => _network;

    internal Penalties Penalties => new(WeightDecay, L1, L2);

    /// <summary>Returns the layers for images of a size, with their outputs, parameters and operations.</summary>
    /// <param name="rows">The height of the images, 1 to 256.</param>
    /// <param name="columns">The width of the images, 1 to 256.</param>
    /// <param name="categories">The number of categories, 1 to 256.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    /// <exception cref="TextException">A layer does not fit.</exception>
    public IReadOnlyList<NetworkLayer> GetLayers(int rows, int columns, int categories)
    {
        Check(rows, nameof(rows));
        Check(columns, nameof(columns));
        Check(categories, nameof(categories));
        int border = 2 * Preparation.Border;
        return NetworkLayer.Of(_network, new Shape(rows + border, columns + border, 1), categories);
    }

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    private static void Check(int value, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 256, name);
    }
}
