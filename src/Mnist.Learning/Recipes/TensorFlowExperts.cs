using Mnist.Learning.Initializers;
using Mnist.Learning.Layers;

namespace Mnist.Learning.Recipes;

/// <summary>mnist_deep.py: two 5x5 convolutions, 1024 hidden units, dropout, Adam, 20,000 batches of 50.</summary>
internal sealed class TensorFlowExperts : Recipe
{
    private static readonly Initializer s_weights = Normal.Truncated(0.1);
    private static readonly Initializer s_biases = new Constant(0.1);

    public override string Name => nameof(TensorFlowExperts);

    public override string Description =>
        "Two convolutions, dropout, Adam, 20,000 steps of 50 (TensorFlow, Deep MNIST for Experts; about 99.2 %).";

    public override int BatchSize => 50;

    public override double LearningRate => 1e-4;

    public override long? Iterations => 20_000;

    public override int ValidationSize => 5000;

    internal override OptimizerKind Optimizer => OptimizerKind.Adam;

    internal override IReadOnlyList<Layer<T>> CreateLayers<T>(int categories) =>
    [
        new Convolution<T>(32, 5, same: true) { WeightInitializer = s_weights, BiasInitializer = s_biases },
        new Relu<T>(),
        new MaxPooling<T>(2, 2),
        new Convolution<T>(64, 5, same: true) { WeightInitializer = s_weights, BiasInitializer = s_biases },
        new Relu<T>(),
        new MaxPooling<T>(2, 2),
        new Flatten<T>(),
        new Dense<T>(1024) { WeightInitializer = s_weights, BiasInitializer = s_biases },
        new Relu<T>(),
        new Dropout<T>(0.5),
        new Dense<T>(categories) { WeightInitializer = s_weights, BiasInitializer = s_biases },
    ];
}
