using System.Diagnostics.CodeAnalysis;

namespace Mnist.Learning;

public sealed partial record Recipe
{
    // The common parts of the three models of train-on-mnist.lua: images of 32 x 32 in the order of the file. Two defects of the original
    // are corrected: test images are normalized with the mean and deviation of the training images, and batches have no uninitialized
    // rows. The original never ends; the number of epochs is our choice.
    private static readonly Recipe s_torch = new()
    {
        Network = "flatten | dense",
        Initialization = Initialization.Torch,
        Preparation = new PixelPreparation { Standardize = true, Border = 2 },
        Shuffle = false,
        Optimizer = OptimizerKind.Sgd,
        LearningRate = 0.05,
        RatePolicy = new RatePolicy.Decay(5e-7),
        BatchSize = 10,
        Epochs = 10,
        TrainCount = 2000,
        TestCount = 1000,
        Source = "Torch's demos, train-a-digit-classifier/train-on-mnist.lua",
    };

    // The common parts of the fast recipes. Pooling before normalization leaves a quarter of the numbers to normalize.
    private static readonly Recipe s_fast = new()
    {
        Network = "conv 16 5 | pool 2 | batchnorm | relu | conv 32 3 | pool 2 | batchnorm | relu | conv 64 3 | batchnorm | relu | flatten | dense",
        Optimizer = OptimizerKind.Sgd,
        LearningRate = 0.2,
        RatePolicy = new RatePolicy.OneCycle(0.1),
        Momentum = 0.9,
        Nesterov = true,
        WeightDecay = 0.0005,
        BatchSize = 64,
    };

    /// <summary>TensorFlow's "MNIST For ML Beginners": softmax regression. Published accuracy: about 92 %.</summary>
    public static Recipe TensorFlowBeginners { get; } = new()
    {
        Name = nameof(TensorFlowBeginners),
        Description = "Softmax regression",
        Source = "TensorFlow's tutorial MNIST For ML Beginners, mnist_softmax.py",
        PublishedAccuracy = "about 92 %",
        MeasuredAccuracy = new(0.9189, 0.00017, 3),
        Network = "flatten | dense",
        Initialization = Initialization.Zero,
        Optimizer = OptimizerKind.Sgd,
        LearningRate = 0.5,
        BatchSize = 100,
        Iterations = 1000,
        ValidationSize = 5000,
    };

    /// <summary>TensorFlow's "Deep MNIST for Experts": two convolutions and dropout. Published accuracy: about 99.2 %.</summary>
    public static Recipe TensorFlowExperts { get; } = new()
    {
        Name = nameof(TensorFlowExperts),
        Description = "Two convolutions, dropout, Adam",
        Source = "TensorFlow's tutorial Deep MNIST for Experts, mnist_deep.py",
        PublishedAccuracy = "about 99.2 %",
        MeasuredAccuracy = new(0.9918, 0.00035, 3),
        Network = "conv 32 5 same | relu | pool 2 | conv 64 5 same | relu | pool 2 | flatten | dense 1024 | relu | dropout 0.5 | dense",
        Initialization = Initialization.TruncatedNormal,
        Optimizer = OptimizerKind.Adam,
        LearningRate = 1e-4,
        BatchSize = 50,
        Iterations = 20_000,
        ValidationSize = 5000,
    };

    /// <summary>Caffe's LeNet. Published accuracy: 98.97 to 99.14 %.</summary>
    /// <remarks>Caffe reads its database in the order of the keys, again and again.</remarks>
    public static Recipe CaffeLeNet { get; } = new()
    {
        Name = nameof(CaffeLeNet),
        Description = "LeNet with momentum",
        Source = "Caffe's examples/mnist, lenet_train_test.prototxt and lenet_solver.prototxt",
        PublishedAccuracy = "98.97 to 99.14 %",
        MeasuredAccuracy = new(0.9905, 0.00091, 3),
        Network = "conv 20 5 | pool 2 | conv 50 5 | pool 2 | flatten | dense 500 | relu | dense",
        Initialization = Initialization.Xavier,
        Preparation = new PixelPreparation { Factor = 0.00390625 },
        Shuffle = false,
        Optimizer = OptimizerKind.Sgd,
        LearningRate = 0.01,
        RatePolicy = new RatePolicy.Inverse(0.0001, 0.75),
        BiasRate = 2,
        Momentum = 0.9,
        WeightDecay = 0.0005,
        BatchSize = 64,
        Iterations = 10_000,
    };

    /// <summary>The convolutional network of Torch's train-on-mnist.lua, its default: 32 x 32 to 28 to 10 to 6 to 3.</summary>
    public static Recipe TorchConvNet { get; } = s_torch with
    {
        Name = nameof(TorchConvNet),
        Description = "Two convolutions with tanh",
        MeasuredAccuracy = new(0.9918, 0.00065, 3),
        Network = "conv 32 5 | tanh | pool 3 padding=1 | conv 64 5 | tanh | pool 2 | flatten | dense 200 | tanh | dense",
    };

    /// <summary>The two-layer network of Torch's train-on-mnist.lua: 1024 to 2048 to 10.</summary>
    public static Recipe TorchMlp { get; } = s_torch with
    {
        Name = nameof(TorchMlp),
        Description = "2048 hidden units with tanh",
        MeasuredAccuracy = new(0.9831, 0.00052, 3),
        Network = "flatten | dense 2048 | tanh | dense",
    };

    /// <summary>The linear model of Torch's train-on-mnist.lua: 1024 to 10.</summary>
    public static Recipe TorchLinear { get; } = s_torch with { Name = nameof(TorchLinear), Description = "Softmax regression, batches of 10", MeasuredAccuracy = new(0.8677, 0.00040, 3) };

    /// <summary>99.0 % on the test images in a few seconds.</summary>
    /// <remarks>The settings of the three fast recipes were chosen with a ValidationSize of 5000 (docs/architecture.md has the comparisons).</remarks>
    public static Recipe Fast99 { get; } = s_fast with
    {
        Name = nameof(Fast99),
        Description = "Small convolutions, 99.0 % in seconds",
        MeasuredAccuracy = new(0.99175, 0.00069, 20),
        Epochs = 1,
    };

    /// <summary>99.4 % on the test images: <see cref="Fast99"/>, longer and on images that are shifted.</summary>
    public static Recipe Fast994 { get; } = s_fast with
    {
        Name = nameof(Fast994),
        Description = "Small convolutions on shifted images, 99.4 %",
        MeasuredAccuracy = new(0.99518, 0.00042, 20),
        Augmentation = new Augmentation { Shift = 1 },
        Epochs = 6,
    };

    /// <summary>99.5 % on the test images: <see cref="Fast994"/>, longer and on images that are also turned and zoomed.</summary>
    public static Recipe Fast995 { get; } = s_fast with
    {
        Name = nameof(Fast995),
        Description = "Small convolutions on images that are shifted, turned and zoomed, 99.5 %",
        MeasuredAccuracy = new(0.99592, 0.0003, 20),
        Augmentation = Augmentation.Gentle with { ElasticAlpha = 0 },
        Epochs = 18,
    };

    /// <summary>The recipe of this project: convolutions with batch normalization on augmented images, one cycle of the learning rate.</summary>
    /// <remarks>
    /// Network, images and learning rate were chosen on the first 10,000 training images (docs/architecture.md has the comparisons). The
    /// recipe itself trains with all images.
    /// </remarks>
    public static Recipe Best { get; } = new()
    {
        Name = nameof(Best),
        Description = "Convolutions with batch normalization on images that are shifted, turned and bent",
        MeasuredAccuracy = new(0.99658, 0.00033, 12),
        Network = "conv 32 5 | pool 2 | batchnorm | relu | conv 64 3 | batchnorm | relu | conv 64 3 | pool 2 | batchnorm | relu | "
            + "conv 128 3 same | batchnorm | relu | conv 128 3 | batchnorm | relu | flatten | dropout 0.4 | dense",
        Augmentation = Augmentation.Gentle with { Rotation = 15, Zoom = 0.15, ElasticAlpha = 8 },
        Optimizer = OptimizerKind.Sgd,
        LearningRate = 0.1,
        RatePolicy = new RatePolicy.OneCycle(0.15),
        Momentum = 0.9,
        Nesterov = true,
        WeightDecay = 0.0005,
        BatchSize = 64,
        Epochs = 22,
    };

    /// <summary>For clothes: <see cref="Best"/> with a larger network and label smoothing, on images that are shifted and mirrored.</summary>
    /// <remarks>Network and images were chosen on the first 10,000 training images of FashionMNIST (docs/architecture.md has the comparisons).</remarks>
    public static Recipe Fashion { get; } = Best with
    {
        Name = nameof(Fashion),
        Description = "For FashionMNIST: more convolutions, on images that are shifted and mirrored",
        MeasuredAccuracy = new(0.9460, 0.0006, 2) { Dataset = "FashionMNIST" },
        Network = "conv 32 3 same | batchnorm | relu | conv 32 3 same | pool 2 | batchnorm | relu | conv 64 3 same | batchnorm | relu | "
            + "conv 64 3 same | pool 2 | batchnorm | relu | conv 128 3 same | batchnorm | relu | conv 128 3 same | pool 2 | batchnorm | relu | "
            + "flatten | dropout 0.4 | dense",
        Augmentation = new Augmentation { Shift = 1, HorizontalFlip = true },
        LabelSmoothing = 0.1,
        Epochs = 40,
    };

    /// <summary>All recipes.</summary>
    public static IReadOnlyList<Recipe> All { get; } =
        [TensorFlowBeginners, TensorFlowExperts, CaffeLeNet, TorchConvNet, TorchMlp, TorchLinear, Fast99, Fast994, Fast995, Best, Fashion];

    /// <summary>Returns a recipe by its name.</summary>
    /// <param name="name">The name, in any case.</param>
    /// <exception cref="ArgumentException">There is no such recipe. The message lists all recipes.</exception>
    public static Recipe Get(string name) => TryGet(name, out Recipe? recipe)
        ? recipe
        : throw new ArgumentException($"There is no recipe '{name}'. Use one of {string.Join<Recipe>(", ", All)}.", nameof(name));

    /// <summary>Finds a recipe by its name.</summary>
    /// <param name="name">The name, in any case.</param>
    /// <param name="recipe">The recipe, or null.</param>
    /// <returns>False if there is no such recipe.</returns>
    public static bool TryGet(string name, [NotNullWhen(true)] out Recipe? recipe)
    {
        ArgumentNullException.ThrowIfNull(name);
        recipe = All.FirstOrDefault(recipe => recipe.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        return recipe is not null;
    }
}
